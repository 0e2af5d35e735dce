package org.fip.file.preflight;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many samples a service takes. Servers do not tell; operators can set {@code min_samples} and {@code max_samples} among a
 * service's settings. What nobody has set is what {@code imputationserver2} has from the start, and then nothing is refused
 * for it.
 *
 * @param minTold whether {@code min} is this service's own
 * @param maxTold whether {@code max} is this service's own
 */
record SampleLimits(int min, boolean minTold, int max, boolean maxTold) {
    static final SampleLimits USUAL = new SampleLimits(20, false, 50_000, false);

    static SampleLimits of(Map<String, String> settings) {
        return USUAL.with(number(settings.get("min_samples")), number(settings.get("max_samples")));
    }

    /** These limits but for those that are known better. */
    SampleLimits with(@Nullable Integer knownMin, @Nullable Integer knownMax) {
        return new SampleLimits(
                knownMin == null ? min : knownMin,
                knownMin != null || minTold,
                knownMax == null ? max : knownMax,
                knownMax != null || maxTold);
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.strip().matches("[1-9]\\d{0,8}") ? Integer.valueOf(text.strip()) : null;
    }
}
