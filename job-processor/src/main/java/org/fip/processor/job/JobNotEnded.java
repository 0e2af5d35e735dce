package org.fip.processor.job;

import org.fip.common.problem.Problem;
import org.fip.job.state.JobStatus;

/**
 * Something may still happen to the job, here or on the external server.
 *
 * @param consequence what follows from that, to go on with after its status; may be empty
 */
public record JobNotEnded(JobStatus now, String consequence, String action) implements Problem {
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
                : "It is %s%s".formatted(now.text(), consequence);
    }
}
