package org.fip.registry.offer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server's submission form allows beside panels and their populations. An empty list means that the server has no
 * such parameter.
 *
 * @param builds of the researcher's files
 * @param r2Filters thresholds below which the server drops variants
 * @param terms promises that the researcher must make
 * @param options further parameters
 */
public record Offer(
        @Nullable String appId,
        @Nullable String appName,
        @Nullable String appVersion,
        List<Choice> builds,
        List<Choice> phasing,
        List<Choice> r2Filters,
        List<Choice> modes,
        Defaults defaults,
        List<Terms> terms,
        List<Option> options) {

    /** One allowed value: {@code key} is sent, {@code label} is shown. */
    public record Choice(String key, String label) {}

    /** What the server takes when a parameter is not sent; null where the researcher must choose. */
    public record Defaults(
            @Nullable String build,
            @Nullable String phasing,
            @Nullable String r2Filter,
            @Nullable String mode) {}

    /** A promise in the server's words. */
    public record Terms(String id, String text) {}

    /** A further parameter; {@code choices} only where its type is {@code choice}. */
    public record Option(
            String id,
            String label,
            @Nullable String details,
            OptionType type,
            @Nullable String defaultValue,
            boolean required,
            List<Choice> choices) {}
}
