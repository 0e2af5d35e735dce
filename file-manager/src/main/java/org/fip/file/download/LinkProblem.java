package org.fip.file.download;

import org.fip.common.problem.Problem;

/** Why a link does not open. */
sealed interface LinkProblem extends Problem {
    @Override
    default String action() {
        return "Get a new link from the job's results page";
    }

    /** Not made by us, or changed. */
    record BadLink() implements LinkProblem {
        @Override
        public String code() {
            return "bad_link";
        }

        @Override
        public int status() {
            return 403;
        }

        @Override
        public String title() {
            return "This link is not valid";
        }

        @Override
        public String detail() {
            return "The link was changed or is not complete";
        }
    }

    /** Too late. */
    record LinkExpired() implements LinkProblem {
        @Override
        public String code() {
            return "link_expired";
        }

        @Override
        public int status() {
            return 410;
        }

        @Override
        public String title() {
            return "This link has expired";
        }

        @Override
        public String detail() {
            return "Download links are good for a short time only";
        }
    }

    /** Given out before its owner signed out everywhere. */
    record SignedOut() implements LinkProblem {
        @Override
        public String code() {
            return "link_signed_out";
        }

        @Override
        public int status() {
            return 410;
        }

        @Override
        public String title() {
            return "This link has ended";
        }

        @Override
        public String detail() {
            return "Its owner has signed out everywhere since it was made";
        }
    }

    /** Bytes that the file does not have. */
    record RangeNotSatisfiable(long size) implements LinkProblem {
        @Override
        public String code() {
            return "range_not_satisfiable";
        }

        @Override
        public int status() {
            return 416;
        }

        @Override
        public String title() {
            return "The file has no such bytes";
        }

        @Override
        public String detail() {
            return "The file has " + size + " bytes";
        }

        @Override
        public String action() {
            return "Ask for bytes within the file, or without Range for all of it";
        }
    }

    /** Another content than the one that the caller wants to go on with. */
    record Changed() implements LinkProblem {
        @Override
        public String code() {
            return "precondition_failed";
        }

        @Override
        public int status() {
            return 412;
        }

        @Override
        public String title() {
            return "The file is another than the one you asked for";
        }

        @Override
        public String detail() {
            return "The file's ETag is not among those in If-Match";
        }

        @Override
        public String action() {
            return "Start the download anew, without If-Match";
        }
    }

    /** The row is there, the bytes are not. */
    record FileLost(String filename) implements LinkProblem {
        @Override
        public String code() {
            return "file_lost";
        }

        @Override
        public int status() {
            return 500;
        }

        @Override
        public String title() {
            return "The file is lost";
        }

        @Override
        public String detail() {
            return "The bytes of '" + filename + "' are no longer in the platform's storage";
        }

        @Override
        public String action() {
            return "Tell the operator the request id; the storage's backup may have them";
        }
    }

    /** The bytes are there, but are not those that were stored. */
    record FileDamaged(String filename) implements LinkProblem {
        @Override
        public String code() {
            return "file_damaged";
        }

        @Override
        public int status() {
            return 500;
        }

        @Override
        public String title() {
            return "The file is damaged";
        }

        @Override
        public String detail() {
            return "The bytes of '" + filename + "' were changed in the platform's storage, or their key is not here";
        }

        @Override
        public String action() {
            return "Tell the operator the request id; the storage's backup may have them";
        }
    }
}
