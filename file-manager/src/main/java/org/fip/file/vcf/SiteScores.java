package org.fip.file.vcf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Scores in the INFO column by the names that Minimac, Beagle, IMPUTE5 and GLIMPSE give them. */
public final class SiteScores {
    private static final List<String> MEASURES = List.of("R2", "DR2", "INFO", "AR2", "RSQ");
    private static final byte[] MAF = bytes("MAF");
    private static final byte[] AF = bytes("AF");
    private static final byte[] RAF = bytes("RAF");

    /** More than any program writes. */
    private static final double DECIMALS = 1e15;

    private SiteScores() {}

    /** The measure of accuracy among the INFO keys that a header declares. */
    public static Optional<String> measure(Set<String> declared) {
        return MEASURES.stream().filter(declared::contains).findFirst();
    }

    /**
     * Whether one of the row's alternate alleles at least is within both bounds, as {@code bcftools} keeps a row.
     *
     * @param minScore lowest score; NaN for none
     * @param minMaf lowest minor allele frequency; NaN for none
     */
    public static boolean anyAllele(SiteColumns site, byte[] measure, double minScore, double minMaf) {
        if (Double.isNaN(minScore) && Double.isNaN(minMaf)) {
            return true;
        }
        var alternates = site.alternates();
        for (var allele = 0; allele < alternates; allele++) {
            if ((Double.isNaN(minScore) || site.info(measure, allele) >= minScore)
                    && (Double.isNaN(minMaf) || minorAlleleFrequency(site, allele) >= minMaf)) {
                return true;
            }
        }
        return false;
    }

    /** As the row says it, or what follows from the frequency of its (first) other allele; NaN where it says neither. */
    public static double minorAlleleFrequency(SiteColumns site) {
        return minorAlleleFrequency(site, 0);
    }

    private static double minorAlleleFrequency(SiteColumns site, int allele) {
        var maf = site.info(MAF, allele);
        if (!Double.isNaN(maf)) {
            return maf;
        }
        var frequency = site.info(AF, allele);
        if (Double.isNaN(frequency)) {
            frequency = site.info(RAF, allele);
        }
        return frequency > 0.5 ? complement(frequency) : frequency;
    }

    // 1 - 0.8 is a little less than 0.2 in binary, and would miss a bound of 0.2.
    private static double complement(double frequency) {
        return Math.round((1 - frequency) * DECIMALS) / DECIMALS;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
