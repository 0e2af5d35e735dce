package org.fip.file.catalogue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * How long something is kept.
 *
 * @param length null for good
 */
public record Term(@Nullable Duration length) {
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final String FOR_GOOD = "never";

    public Term {
        if (length != null && length.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("A term is a day or more, such as 90d, or '" + FOR_GOOD + "'");
        }
    }

    /** @param text a number of days such as {@code 90d}, or {@code never} for what is never deleted */
    public static Term of(String text) {
        return new Term(text.strip().equalsIgnoreCase(FOR_GOOD) ? null : DurationStyle.detectAndParse(text.strip()));
    }
}
