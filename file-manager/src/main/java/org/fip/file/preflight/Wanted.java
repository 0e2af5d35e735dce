package org.fip.file.preflight;

import org.jspecify.annotations.Nullable;

/**
 * What a file shall be held against, as it was asked for; null is open.
 *
 * @param build as the service calls it
 * @param phasing as the service calls it
 * @param minSamples fewest that the service takes, where the asker knows
 * @param maxSamples most that the service takes, where the asker knows
 */
record Wanted(
        @Nullable Long serviceId,
        @Nullable Long panelId,
        @Nullable String build,
        @Nullable String phasing,
        @Nullable Integer minSamples,
        @Nullable Integer maxSamples) {}
