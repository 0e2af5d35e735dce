package org.fip.processor.provenance;

import org.fip.common.problem.Problem;
import org.fip.job.state.JobStatus;

/** There are no imputed genotypes to describe in a paper. */
record JobNotCompleted(JobStatus now) implements Problem {
    @Override
    public int status() {
        return 409;
    }

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
