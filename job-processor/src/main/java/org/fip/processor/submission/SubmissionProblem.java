package org.fip.processor.submission;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fip.common.problem.Problem;
import org.fip.common.problem.RetryLater;
import org.fip.job.input.InputCheck;
import org.fip.job.input.InputFinding;
import org.fip.job.store.Job;

/** Why a job is not accepted. */
sealed interface SubmissionProblem extends Problem {
    @Override
    default int status() {
        return 400;
    }

    /** The documented refusal when the user has not stored a token for the service. */
    record CredentialsMissing(long serviceId, String serviceName) implements SubmissionProblem {
        @Override
        public String code() {
            return "credentials_missing";
        }

        @Override
        public String title() {
            return "No credentials for this service";
        }

        @Override
        public String detail() {
            return "You must configure your API credentials for " + serviceName + " before submitting jobs.";
        }

        @Override
        public String action() {
            return "Go to Settings → Service Credentials";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("error", "No credentials configured", "message", detail(), "service_id", serviceId);
        }
    }

    /** There is no such service, or it takes no jobs. */
    record ServiceNotFound(long serviceId) implements SubmissionProblem {
        @Override
        public String code() {
            return "service_not_found";
        }

        @Override
        public String title() {
            return "No such service";
        }

        @Override
        public String detail() {
            return "There is no active imputation service with id " + serviceId;
        }

        @Override
        public String action() {
            return "Take the id from the list of services";
        }
    }

    /** The request is not a form with files, or broke off. */
    record UploadInterrupted(String detail) implements SubmissionProblem {
        @Override
        public String code() {
            return "upload_interrupted";
        }

        @Override
        public String title() {
            return "The upload is not complete";
        }

        @Override
        public String action() {
            return "Submit the job again";
        }
    }

    /** The same request came a second time while the first one's files were still arriving, or had just stopped to. */
    record SentTwice() implements SubmissionProblem, RetryLater {
        @Override
        public Duration retryAfter() {
            return ActiveUploads.SILENCE;
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String code() {
            return "already_being_taken";
        }

        @Override
        public String title() {
            return "This job is being taken right now";
        }

        @Override
        public String detail() {
            return "Another request with the same Idempotency-Key is still being read";
        }

        @Override
        public String action() {
            return "Look at your jobs in a moment, or send it again then: it will be the same job";
        }
    }

    /** The job was cancelled while its files were still arriving. */
    record CancelledMeanwhile() implements SubmissionProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String code() {
            return "job_cancelled";
        }

        @Override
        public String title() {
            return "The job was cancelled";
        }

        @Override
        public String detail() {
            return "The job was cancelled while its files were being uploaded";
        }

        @Override
        public String action() {
            return "Submit it again if you still want it";
        }
    }

    /** The job to be copied has no files, or not all of them. */
    record NoInputToReuse() implements SubmissionProblem {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String code() {
            return "no_input_to_reuse";
        }

        @Override
        public String title() {
            return "The job has no input to use again";
        }

        @Override
        public String detail() {
            return "The files of this job never arrived here completely, or the job was started elsewhere";
        }

        @Override
        public String action() {
            return "Submit a new job with its files";
        }
    }

    /** The service would end the job for what is in its files. The job is kept as failed, and its files for another try. */
    record InputRefused(UUID jobId, String detail, String action, List<InputFinding> findings)
            implements SubmissionProblem {
        static InputRefused of(Job job) {
            return new InputRefused(
                    job.id(),
                    Objects.requireNonNull(job.errorMessage()),
                    InputCheck.Refused.ACTION,
                    job.inputFindings());
        }

        @Override
        public int status() {
            return 422;
        }

        @Override
        public String code() {
            return InputCheck.Refused.CODE;
        }

        @Override
        public String title() {
            return "The service would refuse the input";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("job_id", jobId, "findings", findings);
        }
    }

    /** What file-manager said about a file, passed on as it is. */
    record FileRefused(int status, String code, String title, String detail, String action)
            implements SubmissionProblem {}
}
