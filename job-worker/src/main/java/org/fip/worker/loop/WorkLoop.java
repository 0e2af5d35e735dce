package org.fip.worker.loop;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.fip.job.queue.JobQueue;
import org.fip.job.state.Effort;
import org.fip.worker.WorkerSettings;
import org.fip.worker.step.StepRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The worker: one pool for steps that move files, one for those that ask. */
@Component
class WorkLoop implements SmartLifecycle {
    private static final Duration TO_GIVE_BACK = Duration.ofSeconds(5);

    private final List<StepPool> pools;
    private final Duration toEnd;
    private volatile boolean running;

    WorkLoop(JobQueue queue, StepRunner steps, WorkerSettings settings) {
        var worker = "worker-" + UUID.randomUUID();
        this.pools = List.of(
                new StepPool(Effort.TRANSFER, settings.transfers(), queue, steps, worker),
                new StepPool(Effort.QUESTION, settings.questions(), queue, steps, worker));
        this.toEnd = settings.toEnd();
    }

    @Override
    public void start() {
        running = true;
        pools.forEach(StepPool::start);
    }

    /** Steps get a while to end; those that don't are interrupted and given back. */
    @Override
    public void stop() {
        pools.forEach(StepPool::takeNoMore);
        if (!haveEnded(toEnd)) {
            pools.forEach(StepPool::interrupt);
            haveEnded(TO_GIVE_BACK);
        }
        running = false;
    }

    // The time is for all pools together.
    private boolean haveEnded(Duration within) {
        var end = System.nanoTime() + within.toNanos();
        return pools.stream()
                .map(pool -> pool.awaitEnd(Duration.ofNanos(end - System.nanoTime())))
                .reduce(true, Boolean::logicalAnd);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
