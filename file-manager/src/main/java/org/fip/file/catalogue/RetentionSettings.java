package org.fip.file.catalogue;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long files are kept.
 *
 * @param input term of inputs, from when they came or the last job that used them ended, whichever is later
 * @param result term of genotypes that servers gave back; they give them only once, so unless an operator says otherwise they
 *     are kept for good
 * @param report term of what servers wrote about their work
 * @param notice how long before a file goes its owner is told
 * @param longestKeep how far ahead an owner may have a file kept
 */
@Validated
@ConfigurationProperties("fip.files.retention")
public record RetentionSettings(
        @DefaultValue("90d") Term input,
        @DefaultValue("never") Term result,
        @DefaultValue("never") Term report,
        @NotNull @DurationMin(days = 1) @DefaultValue("7d") Duration notice,

        @NotNull @DurationMax(days = 36_500) @DefaultValue("730d")
        Duration longestKeep) {

    public Optional<Duration> term(KeptAs kind) {
        var term = switch (kind) {
            case INPUT -> input;
            case RESULT -> result;
            case REPORT -> report;
        };
        return Optional.ofNullable(term.length());
    }

    /**
     * When a file may go.
     *
     * @param announcedFor what its owner was told; null when nothing yet
     * @return null when it is kept for good
     */
    public @Nullable Instant expiry(
            KeptAs kind, Instant termStartsAt, @Nullable Instant keptUntil, @Nullable Instant announcedFor) {
        return term(kind)
                .map(termStartsAt::plus)
                .map(end -> later(end, keptUntil))
                .map(end -> later(end, announcedFor))
                .orElse(null);
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
