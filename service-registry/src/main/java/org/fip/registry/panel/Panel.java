package org.fip.registry.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference panel as the API shows it.
 *
 * @param key what the server wants to hear
 * @param build of the panel's positions: usually {@code hg19} or {@code hg38}; null where the server does not say
 * @param populations whose allele frequencies the server can compare with
 */
public record Panel(
        long id,
        long serviceId,
        String key,
        String name,
        String description,
        @Nullable String build,
        List<Population> populations,
        @Nullable Integer sampleCount,
        boolean isAvailable) {

    /** A population of a panel; {@code key} is sent, {@code name} is shown. */
    public record Population(String key, String name) {}
}
