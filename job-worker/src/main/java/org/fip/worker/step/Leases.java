package org.fip.worker.step;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.fip.job.store.Job;
import org.fip.job.store.JobSteps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the claims of running steps alive, however long an upload or a harvest takes. */
@Component
class Leases implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Leases.class);
    private static final Duration RENEWAL = JobSteps.LEASE.dividedBy(3);

    private final JobSteps claims;
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(
            1, Thread.ofVirtual().name("lease-renewal").factory());

    Leases(JobSteps claims) {
        this.claims = claims;
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
                if (!claims.renew(job)) {
                    held = false;
                    // Whatever it is doing outside no longer counts, so it should stop doing it.
                    worker.interrupt();
                }
            } catch (RuntimeException e) {
                log.warn("job {}: the lease could not be renewed, trying again: {}", job.id(), e.getMessage());
            }
        }

        @Override
        public void close() {
            renewal.cancel(false);
        }
    }
}
