package org.fip.monitoring.health;

import java.time.Instant;
import org.fip.monitoring.health.PlatformHealth.Component;
import org.fip.monitoring.health.PlatformHealth.State;
import org.jspecify.annotations.Nullable;

/** A part went down, or came back. */
record StatusChange(
        String component, State status, @Nullable String message, Instant at) {
    static StatusChange of(Component component, Instant at) {
        return new StatusChange(component.name(), component.status(), component.message(), at);
    }
}
