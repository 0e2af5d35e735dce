package org.fip.worker.loop;

import java.time.Clock;
import java.time.Duration;
import org.fip.job.outbox.EventOutbox;
import org.fip.job.queue.JobQueue;
import org.fip.job.store.DueSteps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds what got lost: hints that Redis forgot, steps of dead workers, events the broker has not confirmed. */
@Component
class Sweeper {
    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration OVERDUE = Duration.ofSeconds(10);
    private static final int BATCH = 1000;

    private final DueSteps steps;
    private final JobQueue queue;
    private final EventOutbox outbox;
    private final Clock clock;

    Sweeper(DueSteps steps, JobQueue queue, EventOutbox outbox, Clock clock) {
        this.steps = steps;
        this.queue = queue;
        this.outbox = outbox;
        this.clock = clock;
    }

    // At a fixed rate, on a thread of its own: those with a fixed delay share one, and wait for the broker with it.
    @Scheduled(initialDelayString = "PT1S", fixedRateString = "PT5S")
    void hintAtOverdueSteps() {
        var putOff = steps.dueAgainAfterClockWentBack();
        if (putOff > 0) {
            log.warn("The clock went back; {} steps that it had put off are due now", putOff);
        }
        var overdue = steps.overdue(OVERDUE, BATCH);
        overdue.forEach(step -> queue.hint(step, clock.instant()));
        if (!overdue.isEmpty()) {
            log.info("{} overdue steps were put into the queue again", overdue.size());
        }
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void publishEvents() {
        outbox.publish();
    }
}
