package org.fip.worker.step;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.fip.job.queue.JobQueue;
import org.fip.job.store.Job;
import org.fip.job.store.JobSteps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the claims of running steps alive, however long an upload or a harvest takes. */
@Component
class Leases implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Leases.class);
    /** Often enough that whoever cancels a long upload need not wait for its end. */
    private static final Duration RENEWAL = JobSteps.LEASE.dividedBy(12);

    private final JobSteps claims;
    private final JobQueue queue;
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(
            1, Thread.ofVirtual().name("lease-renewal").factory());

    Leases(JobSteps claims, JobQueue queue) {
        this.claims = claims;
        this.queue = queue;
    }

    Lease keep(Job job) {
        return new Lease(job);
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }

    /** One step's hold on its job. */
    final class Lease implements AutoCloseable {
        private final Job job;
        private final Thread worker = Thread.currentThread();
        private final ScheduledFuture<?> renewal;
        private volatile boolean held = true;
        private boolean ended;

        Lease(Job job) {
            this.job = job;
            this.renewal = clockwork.scheduleAtFixedRate(
                    this::renew, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
        }

        void requireHeld() {
            if (!held) {
                throw new ClaimLostException();
            }
        }

        private void renew() {
            try {
                var claim = claims.renew(job);
                if (claim == JobSteps.Claim.HELD) {
                    queue.stillUnderWay(job.due());
                    return;
                }
                // What it is doing outside no longer counts or is no longer wanted, so it should stop doing it.
                held = claim != JobSteps.Claim.LOST;
                interruptOnce();
            } catch (RuntimeException e) {
                log.warn("job {}: the lease could not be renewed, trying again: {}", job.id(), e.getMessage());
            }
        }

        private synchronized void interruptOnce() {
            if (!ended) {
                ended = true;
                worker.interrupt();
            }
        }

        @Override
        public synchronized void close() {
            ended = true;
            renewal.cancel(false);
        }
    }
}
