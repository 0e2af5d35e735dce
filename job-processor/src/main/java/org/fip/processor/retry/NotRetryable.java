package org.fip.processor.retry;

import org.fip.common.problem.Problem;
import org.fip.job.state.JobStatus;
import org.fip.job.store.Job;

/** There is nothing to take up again. */
record NotRetryable(JobStatus now, boolean adopted) implements Problem {
    static NotRetryable of(Job job) {
        return new NotRetryable(job.status(), job.adopted());
    }

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
        if (adopted && now == JobStatus.FAILED) {
            return "It was started elsewhere and is over there; what was ordered is not known here";
        }
        return now == JobStatus.FAILED
                ? "Its files never arrived here completely"
                : "It has not failed: it is %s".formatted(now.text());
    }

    @Override
    public String action() {
        return now == JobStatus.FAILED ? "Submit a new job with its files" : "Use its input again in a new job instead";
    }
}
