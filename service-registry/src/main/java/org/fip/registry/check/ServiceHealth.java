package org.fip.registry.check;

import java.time.Instant;
import java.util.List;
import org.fip.registry.health.HealthCheck;
import org.fip.registry.health.HealthStatus;
import org.jspecify.annotations.Nullable;

/** A service's health now, and how it came about; the newest check first. */
record ServiceHealth(
        long serviceId,
        HealthStatus status,
        @Nullable Integer latencyMs,
        @Nullable Instant checkedAt,
        @Nullable String message,
        List<HealthCheck> history) {

    static ServiceHealth of(long serviceId, List<HealthCheck> history) {
        if (history.isEmpty()) {
            return new ServiceHealth(serviceId, HealthStatus.UNKNOWN, null, null, null, history);
        }
        var latest = history.getFirst();
        return new ServiceHealth(
                serviceId, latest.status(), latest.latencyMs(), latest.checkedAt(), latest.message(), history);
    }
}
