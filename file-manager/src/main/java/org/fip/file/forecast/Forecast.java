package org.fip.file.forecast;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.fip.file.preflight.Build;
import org.jspecify.annotations.Nullable;

/**
 * What was counted when a file was held against a panel's sites. A variant that servers leave out before they ask the panel is
 * in {@code leftOutBefore} only.
 *
 * @param build of the panel's sites
 * @param fileBuild of the file as its positions or, where they don't tell, its header say; null where neither does
 * @param switched reference and alternative exchanged
 * @param flipped called on the other strand
 * @param undecidable A/T and C/G that stand the other way round than in the panel
 * @param complementary A/T and C/G that the panel has too, whichever way round
 * @param typedOnly not in the panel
 * @param duplicates rows that repeat a variant
 * @param lowCallRate variants that agree with the panel and have fewer than 90 % of genotypes called
 * @param withoutSites variants of chromosomes of which no sites are known
 * @param renamed whether names of contigs are not those of the build: {@code chr20} in hg38, {@code 20} in hg19
 * @param stretches of 20 Mb that have variants
 */
record Forecast(
        Build build,
        @Nullable Build fileBuild,
        long matching,
        long switched,
        long flipped,
        long flippedAndSwitched,
        long undecidable,
        long mismatching,
        long typedOnly,
        long complementary,
        long duplicates,
        long lowCallRate,
        long leftOutBefore,
        long withoutSites,
        boolean renamed,
        int stretches,
        List<LostStretch> lostStretches) {
    private static final double HARDLY_ANY = 0.1;
    private static final double MANY_MISMATCHES = 0.3;
    private static final int ENOUGH_TO_TELL = 50;

    /** Variants that the panel was asked about. */
    long compared() {
        return inPanel() + typedOnly;
    }

    /** Variants at whose position the panel has something. */
    long inPanel() {
        return matching + undecidable + switched + flipped + flippedAndSwitched + mismatching;
    }

    /** Share of the variants that are in the panel, 0 to 1. */
    double overlap() {
        return compared() == 0 ? 0 : (double) inPanel() / compared();
    }

    /** Whether servers convert the file's positions before they compare. */
    boolean isConvertedFirst() {
        return fileBuild != null && fileBuild != build;
    }

    boolean isHardlyInPanel() {
        return compared() >= ENOUGH_TO_TELL && overlap() < HARDLY_ANY;
    }

    boolean mostlyMismatches() {
        return compared() >= ENOUGH_TO_TELL && mismatching > MANY_MISMATCHES * inPanel();
    }

    /** Whether a corrected file would be another one, and one of the same positions. */
    boolean isCorrectable() {
        return !isConvertedFirst()
                && !isHardlyInPanel()
                && !mostlyMismatches()
                && (switched + flipped + flippedAndSwitched + undecidable + mismatching + duplicates > 0 || renamed);
    }

    /**
     * A stretch of 20 Mb that would not be imputed.
     *
     * @param overlap share of its variants that are in the panel, 0 to 1
     * @param usable variants that are left to impute from: those that agree with the panel and are called often enough
     */
    record LostStretch(String chromosome, long start, long end, double overlap, long usable, Reason reason) {}

    /** The first that applies. */
    enum Reason {
        /** Fewer than half of the variants are in the panel. */
        LITTLE_OVERLAP,
        /** Fewer than 3 variants are left. */
        FEW_VARIANTS,
        /** A sample has fewer than half of its genotypes. */
        SAMPLE_MISSING;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
