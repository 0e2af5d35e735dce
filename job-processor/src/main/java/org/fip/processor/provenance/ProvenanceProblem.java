package org.fip.processor.provenance;

import org.fip.common.problem.Problem;
import org.fip.job.state.JobStatus;

/** Why nothing can be said yet, or at all, about how results came about. */
sealed interface ProvenanceProblem extends Problem {
    @Override
    default int status() {
        return 409;
    }

    /** Something may still happen to the job, here or on the external server. */
    record NotEnded(JobStatus now) implements ProvenanceProblem {
        @Override
        public String code() {
            return "job_not_ended";
        }

        @Override
        public String title() {
            return "The job has not ended";
        }

        @Override
        public String detail() {
            return now.isFinal()
                    ? "It is still being looked after on the external server"
                    : "It is %s, so inputs, results and times are not final".formatted(now.text());
        }

        @Override
        public String action() {
            return "Ask again when the job has ended";
        }
    }

    /** There are no imputed genotypes to describe in a paper. */
    record NotCompleted(JobStatus now) implements ProvenanceProblem {
        @Override
        public String code() {
            return "job_not_completed";
        }

        @Override
        public String title() {
            return "The job was not completed";
        }

        @Override
        public String detail() {
            return "It is %s, so there is no method to describe".formatted(now.text());
        }

        @Override
        public String action() {
            return "Take the methods of a completed job; what happened in this one is in its provenance";
        }
    }
}
