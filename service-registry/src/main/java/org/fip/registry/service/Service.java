package org.fip.registry.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fip.registry.health.HealthStatus;
import org.jspecify.annotations.Nullable;

/**
 * An external imputation service as the API shows it.
 *
 * @param apiType the family of dialects: {@code michigan} (Cloudgene) or {@code wes} (GA4GH WES)
 * @param apiConfig settings of the dialect, such as {@code app}
 * @param maxRunningTimeSeconds counted from the remote start; null means no limit
 * @param allowPrivateAddresses whether it may be reached inside the own network
 * @param latencyMs of the latest successful check
 * @param queueLength jobs waiting there, where the server tells
 * @param panelsSyncedAt when the server was last asked for its panels and parameters
 * @param syncMessage why the latest such try failed, or null
 */
record Service(
        long id,
        String slug,
        String name,
        String description,
        String apiType,
        String baseUrl,
        String websiteUrl,
        List<String> supportedBuilds,
        Map<String, String> apiConfig,
        @Nullable Integer maxRunningTimeSeconds,
        int pollIntervalSeconds,
        boolean allowPrivateAddresses,
        boolean isActive,
        HealthStatus status,
        @Nullable String statusMessage,
        @Nullable Integer latencyMs,
        @Nullable Instant lastCheckedAt,
        @Nullable Long queueLength,
        @Nullable Instant panelsSyncedAt,
        @Nullable String syncMessage,
        long panelCount) {}
