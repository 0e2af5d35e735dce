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
        var latest = history.isEmpty()
                ? new HealthCheck(HealthStatus.UNKNOWN, null, Instant.EPOCH, null)
                : history.getFirst();
        return new ServiceHealth(
                serviceId,
                latest.status(),
                latest.latencyMs(),
                history.isEmpty() ? null : latest.checkedAt(),
                latest.message(),
                history);
    }
}
