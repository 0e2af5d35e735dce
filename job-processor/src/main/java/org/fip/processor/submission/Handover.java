package org.fip.processor.submission;

import java.time.Clock;
import org.fip.common.fault.Failpoint;
import org.fip.common.fault.Failpoints;
import org.fip.job.queue.JobQueue;
import org.fip.job.store.Job;
import org.springframework.stereotype.Component;

/** The end of every submission: the worker is told of a job that stands in the database. */
@Component
class Handover {
    private final JobQueue queue;
    private final Failpoints failpoints;
    private final Clock clock;

    Handover(JobQueue queue, Failpoints failpoints, Clock clock) {
        this.queue = queue;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    /** One that its inspection refused is not handed over; that is what the request is answered. */
    Accepted toWorker(Job job) {
        failpoints.pass(Failpoint.AFTER_JOB_COMMIT);
        var accepted = Accepted.now(job);
        queue.hint(job.due(), clock.instant());
        return accepted;
    }
}
