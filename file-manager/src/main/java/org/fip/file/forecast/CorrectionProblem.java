package org.fip.file.forecast;

import org.fip.common.problem.Problem;

/** Why a file is not corrected. */
sealed interface CorrectionProblem extends Problem {
    /** The forecast is not there yet, or there is nothing in it that a correction would mend. */
    record NothingToCorrect() implements CorrectionProblem {
        @Override
        public String code() {
            return "nothing_to_correct";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "There is nothing to correct";
        }

        @Override
        public String detail() {
            return "The forecast of this file for this panel shows nothing that can be corrected, or isn't there yet";
        }

        @Override
        public String action() {
            return "Ask for the forecast first; a file of another build than the panel has to be converted instead";
        }
    }
}
