package org.fip.registry.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one check found; {@code latencyMs} until the answer was there, null when there was none. {@code queueLength} in jobs. */
public record HealthCheck(
        HealthStatus status,
        @Nullable Integer latencyMs,
        Instant checkedAt,
        @Nullable String message,
        @Nullable Long queueLength) {}
