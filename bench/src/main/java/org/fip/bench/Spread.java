package org.fip.bench;

import java.util.Arrays;

/** Measured times, in milliseconds. */
record Spread(double[] sorted) {
    static Spread of(double[] millis) {
        var sorted = millis.clone();
        Arrays.sort(sorted);
        return new Spread(sorted);
    }

    /** Nearest rank. */
    double percentile(double p) {
        return sorted[Math.max(0, (int) Math.ceil(p / 100 * sorted.length) - 1)];
    }

    @Override
    public String toString() {
        return "p50 %.1f ms, p99 %.1f ms, most %.1f ms (n = %d)"
                .formatted(percentile(50), percentile(99), sorted[sorted.length - 1], sorted.length);
    }
}
