package org.fip.worker.loop;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fip.job.queue.JobQueue;
import org.fip.worker.WorkerSettings;
import org.fip.worker.step.StepRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes hints from the queue and does each step on a virtual thread, never more at once than is set. */
@Component
class WorkLoop implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final long GRACE_SECONDS = 15;

    private final JobQueue queue;
    private final StepRunner steps;
    private final Semaphore free;
    private final String worker = "worker-" + UUID.randomUUID();
    private volatile boolean running;
    private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    WorkLoop(JobQueue queue, StepRunner steps, WorkerSettings settings) {
        this.queue = queue;
        this.steps = steps;
        this.free = new Semaphore(settings.concurrency());
    }

    @Override
    public void start() {
        running = true;
        threads = Executors.newVirtualThreadPerTaskExecutor();
        threads.submit(this::loop);
    }

    private void loop() {
        while (running) {
            try {
                queue.promoteDue();
                free.acquire();
                free.release();
                queue.take(worker, Math.max(1, room()), WAIT).forEach(this::begin);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("The queue does not answer, trying again: {}", e.getMessage());
                pause();
            }
        }
    }

    void begin(JobQueue.Taken taken) {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        threads.submit(() -> {
            try {
                steps.run(taken.step(), worker);
            } catch (RuntimeException e) {
                // The row keeps its claim until the lease ends; then the sweeper finds it.
                log.warn(
                        "job {}: the step could not be claimed or written",
                        taken.step().jobId(),
                        e);
            } finally {
                free.release();
                acknowledge(taken);
            }
        });
    }

    private void acknowledge(JobQueue.Taken taken) {
        try {
            queue.done(taken);
        } catch (RuntimeException e) {
            log.debug("A hint could not be acknowledged; it will come again and do nothing", e);
        }
    }

    /** How many more steps could begin now. */
    int room() {
        return free.availablePermits();
    }

    String worker() {
        return worker;
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Steps get a while to end; those that don't are found by their lease. */
    @Override
    public void stop() {
        running = false;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
