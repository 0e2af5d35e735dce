package org.fip.file.retention;

import java.time.Instant;
import java.util.Map;
import org.fip.common.problem.Problem;

/** Why a file is not kept until when its owner says. */
sealed interface KeepProblem extends Problem {
    @Override
    default int status() {
        return 422;
    }

    /** It would be too long. */
    record TooLong(Instant latest) implements KeepProblem {
        @Override
        public String code() {
            return "keep_too_long";
        }

        @Override
        public String title() {
            return "Files cannot be kept that long";
        }

        @Override
        public String detail() {
            return "A file can be kept until " + latest + " at most, and be kept on again before that";
        }

        @Override
        public String action() {
            return "Choose an earlier date, or download the file";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("latest", latest);
        }
    }

    /** It has been. */
    record InThePast(Instant until) implements KeepProblem {
        @Override
        public String code() {
            return "keep_in_the_past";
        }

        @Override
        public String title() {
            return "That moment is over";
        }

        @Override
        public String detail() {
            return "The file cannot be kept until " + until + ", which is in the past";
        }

        @Override
        public String action() {
            return "Choose a later date; to be rid of the file at once, delete it";
        }
    }
}
