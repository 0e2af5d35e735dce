package org.fip.monitoring.health;

import java.time.Duration;
import org.fip.monitoring.probe.ProbeSettings;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Keeps the rounds going. */
@Component
class RoundSchedule implements SchedulingConfigurer {
    // Enough to be ready for requests, because this service asks itself too.
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final HealthRounds rounds;
    private final Duration interval;

    RoundSchedule(HealthRounds rounds, ProbeSettings settings) {
        this.rounds = rounds;
        this.interval = settings.interval();
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        registrar.addFixedDelayTask(new FixedDelayTask(rounds::round, interval, SETTLING));
    }
}
