package org.fip.file.forecast;

import java.util.EnumMap;
import java.util.Map;
import org.fip.file.panelsites.Agreement;

/** Counts what a correction does. */
final class CorrectionCount {
    private final Map<Agreement, Long> agreements = new EnumMap<>(Agreement.class);
    private long rows;
    private long duplicates;
    private long stripped;
    private long renamed;

    void written(Agreement agreement) {
        rows++;
        leftOut(agreement);
    }

    void leftOut(Agreement agreement) {
        agreements.merge(agreement, 1L, Long::sum);
    }

    void repeated() {
        duplicates++;
    }

    void stripped(boolean something) {
        stripped += something ? 1 : 0;
    }

    void renamed() {
        renamed++;
    }

    Corrected result() {
        return new Corrected(
                rows,
                of(Agreement.SWITCHED),
                of(Agreement.FLIPPED),
                of(Agreement.FLIPPED_AND_SWITCHED),
                of(Agreement.MISMATCH),
                of(Agreement.UNDECIDABLE),
                duplicates,
                stripped,
                renamed);
    }

    private long of(Agreement agreement) {
        return agreements.getOrDefault(agreement, 0L);
    }
}
