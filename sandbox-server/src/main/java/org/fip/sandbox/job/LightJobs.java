package org.fip.sandbox.job;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs that pass through their states by the clock and end with results that hold nothing: thousands of them at a time,
 * since none occupies a worker.
 */
final class LightJobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LightJobs.class);
    private static final Duration BLOCKED = Duration.ofMillis(100);

    @FunctionalInterface
    private interface Stage {
        void pass() throws IOException;
    }

    private final JobRunner runner;
    private final BooleanSupplier blocked;
    private final Map<String, Future<?>> next = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("light-jobs").daemon().factory());

    LightJobs(JobRunner runner, BooleanSupplier blocked) {
        this.runner = runner;
        this.blocked = blocked;
    }

    synchronized void add(String id, LightRun run) {
        after(run.waiting(), id, () -> start(id, run));
    }

    private void start(String id, LightRun run) throws IOException {
        if (blocked.getAsBoolean()) {
            after(BLOCKED, id, () -> start(id, run));
            return;
        }
        if (!runner.startLight(id)) {
            next.remove(id);
            return;
        }
        after(run.running(), id, () -> {
            runner.exportLight(id);
            after(run.exporting(), id, () -> {
                next.remove(id);
                runner.settle(id, JobState.SUCCESS);
            });
        });
    }

    private void after(Duration time, String id, Stage stage) {
        next.put(id, clock.schedule(() -> passed(id, stage), time.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Under the lock of {@link #stop}, so that no stage begins once a job was stopped. */
    private synchronized void passed(String id, Stage stage) {
        if (!next.containsKey(id)) {
            return;
        }
        try {
            stage.pass();
        } catch (IOException | RuntimeException e) {
            next.remove(id);
            LOG.warn("Job {} cannot be stored", id, e);
        }
    }

    /** Takes a job out, whatever its state; false when it is none of these. */
    synchronized boolean stop(String id) {
        Future<?> stage = next.remove(id);
        if (stage == null) {
            return false;
        }
        stage.cancel(false);
        return true;
    }

    boolean holds(String id) {
        return next.containsKey(id);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
