package org.fip.file.upload;

import java.util.UUID;
import org.fip.common.problem.Problem;
import org.springframework.util.unit.DataSize;

/** Why a file is not taken. */
sealed interface FileProblem extends Problem {
    /** The upload is not what it should be. */
    record BadUpload(String detail) implements FileProblem {
        @Override
        public String code() {
            return "bad_upload";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String title() {
            return "The upload is not complete or not well-formed";
        }

        @Override
        public String action() {
            return "Send multipart/form-data with one part 'file', and optionally 'job_id' and 'file_type'";
        }
    }

    /** Nothing in it. */
    record EmptyFile(String filename) implements FileProblem {
        @Override
        public String code() {
            return "empty_file";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String title() {
            return "The file is empty";
        }

        @Override
        public String detail() {
            return "'" + filename + "' has no content";
        }

        @Override
        public String action() {
            return "Check the file and upload it again";
        }
    }

    /** A person's file that would stand among what a server has answered. */
    record NoResult() implements FileProblem {
        @Override
        public String code() {
            return "result_not_taken";
        }

        @Override
        public int status() {
            return 403;
        }

        @Override
        public String title() {
            return "Results of jobs are not uploaded";
        }

        @Override
        public String detail() {
            return "Outputs of a job come from the server that ran it, and from nobody else";
        }

        @Override
        public String action() {
            return "Leave out file_type, or send 'input'";
        }
    }

    /** A job that the sender does not have. */
    record UnknownJob(UUID jobId) implements FileProblem {
        @Override
        public String code() {
            return "unknown_job";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String title() {
            return "There is no such job";
        }

        @Override
        public String detail() {
            return "You have no job " + jobId + " with files here";
        }

        @Override
        public String action() {
            return "Leave out job_id: a job names its files when it is submitted";
        }
    }

    /** More than is allowed. */
    record FileTooLarge(DataSize limit) implements FileProblem {
        @Override
        public String code() {
            return "file_too_large";
        }

        @Override
        public int status() {
            return 413;
        }

        @Override
        public String title() {
            return "The file is too large";
        }

        @Override
        public String detail() {
            var gigabytes = limit.toGigabytes();
            return "One file may have up to " + (gigabytes > 0 ? gigabytes + " GB" : limit.toMegabytes() + " MB");
        }

        @Override
        public String action() {
            return "Split it by chromosome";
        }
    }

    /** No room left. */
    record StorageFull() implements FileProblem {
        @Override
        public String code() {
            return "storage_full";
        }

        @Override
        public int status() {
            return 507;
        }

        @Override
        public String title() {
            return "The platform's storage is full";
        }

        @Override
        public String detail() {
            return "There is no room for this file; nothing of it was kept";
        }

        @Override
        public String action() {
            return "Delete files that you no longer need, or ask the operator for room";
        }
    }
}
