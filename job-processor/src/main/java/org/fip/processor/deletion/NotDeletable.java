package org.fip.processor.deletion;

import org.fip.common.problem.Problem;
import org.fip.job.state.JobStatus;

/** Something may still happen to the job, here or on the external server. */
record NotDeletable(JobStatus now) implements Problem {
    @Override
    public int status() {
        return 409;
    }

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
                : "It is %s".formatted(now.text());
    }

    @Override
    public String action() {
        return "Cancel it first, and delete it when it has ended";
    }
}
