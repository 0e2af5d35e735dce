package org.fip.registry.sync;

import java.time.Clock;
import org.fip.registry.RegistrySettings;
import org.fip.registry.UnevenPace;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Keeps panels and parameters fresh. */
@Component
class SyncSchedule implements SchedulingConfigurer {
    private final PanelSync sync;
    private final UnevenPace pace;

    SyncSchedule(PanelSync sync, RegistrySettings settings, Clock clock) {
        this.sync = sync;
        this.pace = new UnevenPace(settings.syncInterval(), clock);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        registrar.addTriggerTask(sync::refreshAll, pace);
    }
}
