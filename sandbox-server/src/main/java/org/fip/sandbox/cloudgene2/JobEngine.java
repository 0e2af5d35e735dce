package org.fip.sandbox.cloudgene2;

import java.time.Clock;
import java.time.Duration;
import org.fip.sandbox.job.Job;
import org.springframework.stereotype.Component;

/**
 * The real server's engine keeps jobs in memory until its polling loop sees that they ended. That shows: only what it
 * holds can be cancelled, has its app in the JSON and its steps in the light status.
 */
@Component
class JobEngine {

    private final Clock clock;
    private final Duration loopDelay;

    JobEngine(Clock clock, Cloudgene2Properties settings) {
        this.clock = clock;
        this.loopDelay = settings.loopDelay();
    }

    boolean holds(Job job) {
        return !job.settled() || (job.endTime() > 0 && clock.millis() < job.endTime() + loopDelay.toMillis());
    }

    Duration loopDelay() {
        return loopDelay;
    }

    long now() {
        return clock.millis();
    }
}
