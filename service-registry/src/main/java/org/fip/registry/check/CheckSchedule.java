package org.fip.registry.check;

import java.time.Clock;
import org.fip.registry.RegistrySettings;
import org.fip.registry.UnevenPace;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Keeps the checks going. */
@Component
class CheckSchedule implements SchedulingConfigurer {
    private final ServiceChecks checks;
    private final UnevenPace pace;

    CheckSchedule(ServiceChecks checks, RegistrySettings settings, Clock clock) {
        this.checks = checks;
        this.pace = new UnevenPace(settings.checkInterval(), clock);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        registrar.addTriggerTask(checks::checkAll, pace);
    }
}
