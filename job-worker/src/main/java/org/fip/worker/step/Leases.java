package org.fip.worker.step;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fip.job.queue.JobQueue;
import org.fip.job.store.Job;
import org.fip.job.store.JobSteps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Keeps the claims of running steps alive, however long an upload or a harvest takes. A step whose claim could not be kept is
 * interrupted before anybody else may take it, whatever the reason: a worker that has lost touch with the database must not go
 * on sending.
 */
@Component
class Leases implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Leases.class);
    /** Often enough that whoever cancels a long upload need not wait for its end. */
    private static final Duration RENEWAL = JobSteps.LEASE.dividedBy(12);

    private final JobSteps claims;
    private final JobQueue queue;
    private final Duration renewal;
    private final Duration withoutRenewal;
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(
            1, Thread.ofVirtual().name("lease-renewal").factory());

    @Autowired
    Leases(JobSteps claims, JobQueue queue) {
        this(claims, queue, RENEWAL, JobSteps.LEASE.minus(RENEWAL.multipliedBy(2)));
    }

    /** @param withoutRenewal how long a step goes on when its claim cannot be renewed */
    Leases(JobSteps claims, JobQueue queue, Duration renewal, Duration withoutRenewal) {
        this.claims = claims;
        this.queue = queue;
        this.renewal = renewal;
        this.withoutRenewal = withoutRenewal;
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
        private final ScheduledFuture<?> renewals;
        private final AtomicBoolean underWay = new AtomicBoolean();
        // By a clock that nobody sets.
        private volatile long renewedAt = System.nanoTime();
        private boolean ended;

        Lease(Job job) {
            this.job = job;
            this.renewals = clockwork.scheduleAtFixedRate(
                    this::tick, renewal.toMillis(), renewal.toMillis(), TimeUnit.MILLISECONDS);
        }

        // A database that does not answer holds up neither the other leases nor the look at the time.
        private void tick() {
            if (System.nanoTime() - renewedAt > withoutRenewal.toNanos()) {
                log.warn("job {}: the lease could not be renewed in time, the step is given up", job.id());
                interruptOnce();
            } else if (underWay.compareAndSet(false, true)) {
                Thread.startVirtualThread(this::renew);
            }
        }

        private void renew() {
            var asked = System.nanoTime();
            try {
                if (claims.renew(job) == JobSteps.Claim.HELD) {
                    renewedAt = asked;
                    queue.stillUnderWay(job.due());
                } else {
                    // What it is doing outside no longer counts or is no longer wanted, so it should stop doing it.
                    interruptOnce();
                }
            } catch (RuntimeException e) {
                log.warn("job {}: the lease could not be renewed, trying again: {}", job.id(), e.getMessage());
            } finally {
                underWay.set(false);
            }
        }

        private synchronized void interruptOnce() {
            if (!ended) {
                ended = true;
                renewals.cancel(false);
                worker.interrupt();
            }
        }

        @Override
        public synchronized void close() {
            ended = true;
            renewals.cancel(false);
        }
    }
}
