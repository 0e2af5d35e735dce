package org.fip.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.TriggerContext;

/**
 * Soon after the start, then again and again at the interval, give or take a tenth: so that several registries don't ask the
 * same servers in step.
 */
public final class UnevenPace implements Trigger {
    private static final int FIRST_PART = 20;
    private static final double UNEVENNESS = 0.1;

    private final Duration interval;
    private final Clock clock;

    public UnevenPace(Duration interval, Clock clock) {
        this.interval = interval;
        this.clock = clock;
    }

    @Override
    public Instant nextExecution(TriggerContext context) {
        var finished = context.lastCompletion();
        if (finished == null) {
            return clock.instant().plus(interval.dividedBy(FIRST_PART));
        }
        var factor = 1 + ThreadLocalRandom.current().nextDouble(-UNEVENNESS, UNEVENNESS);
        return finished.plusMillis(Math.round(interval.toMillis() * factor));
    }
}
