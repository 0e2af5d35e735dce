package org.fip.processor.retry;

import org.fip.common.problem.Problem;
import org.fip.job.state.JobStatus;

/** There is nothing to take up again. */
record NotRetryable(JobStatus now) implements Problem {
    @Override
    public int status() {
        return 409;
    }

    @Override
    public String code() {
        return "not_retryable";
    }

    @Override
    public String title() {
        return "The job cannot be taken up again";
    }

    @Override
    public String detail() {
        return now == JobStatus.FAILED
                ? "Its files never arrived here completely"
                : "It has not failed: it is %s".formatted(now.text());
    }

    @Override
    public String action() {
        return now == JobStatus.FAILED ? "Submit a new job with its files" : "Use its input again in a new job instead";
    }
}
