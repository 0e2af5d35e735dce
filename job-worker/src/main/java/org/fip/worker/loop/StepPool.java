package org.fip.worker.loop;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fip.job.queue.DueStep;
import org.fip.job.queue.JobQueue;
import org.fip.job.queue.Limits;
import org.fip.job.state.Effort;
import org.fip.worker.WorkerSettings;
import org.fip.worker.step.StepRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes steps of one kind from the queue and does each on a virtual thread, never more at once than is set. */
final class StepPool {
    private static final Logger log = LoggerFactory.getLogger(StepPool.class);
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Effort effort;
    private final Limits limits;
    private final JobQueue queue;
    private final StepRunner steps;
    private final String worker;
    private final Semaphore free;
    private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean taking;

    StepPool(Effort effort, WorkerSettings.Pool settings, JobQueue queue, StepRunner steps, String worker) {
        this.effort = effort;
        this.limits = new Limits(settings.perUser(), settings.perService());
        this.queue = queue;
        this.steps = steps;
        this.worker = worker;
        this.free = new Semaphore(settings.atOnce());
    }

    void start() {
        if (threads.isShutdown()) {
            threads = Executors.newVirtualThreadPerTaskExecutor();
        }
        taking = true;
        threads.submit(this::takeUntilStopped);
    }

    // What was taken last is still begun, so that it need not be found by a sweeper.
    private void takeUntilStopped() {
        try {
            loop();
        } finally {
            threads.shutdown();
        }
    }

    private void loop() {
        while (taking) {
            try {
                free.acquire();
                free.release();
                var taken = queue.take(effort, free.availablePermits(), limits);
                taken.forEach(this::begin);
                if (taken.isEmpty()) {
                    queue.await(effort, WAIT);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("The queue does not answer, trying again: {}", e.getMessage());
                pause();
            }
        }
    }

    private void begin(DueStep step) {
        free.acquireUninterruptibly();
        threads.submit(() -> {
            try {
                steps.run(step, worker);
            } catch (RuntimeException e) {
                // The row keeps its claim until the lease ends; then the sweeper finds it.
                log.warn("job {}: the step could not be claimed or written", step.jobId(), e);
            } finally {
                queue.done(step);
                free.release();
            }
        });
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void takeNoMore() {
        taking = false;
    }

    boolean awaitEnd(Duration most) {
        try {
            return threads.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void interrupt() {
        threads.shutdownNow();
    }
}
