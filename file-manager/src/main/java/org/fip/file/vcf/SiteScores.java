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

    private SiteScores() {}

    /** The measure of accuracy among the INFO keys that a header declares. */
    public static Optional<String> measure(Set<String> declared) {
        return MEASURES.stream().filter(declared::contains).findFirst();
    }

    /** As the row says it, or what follows from the frequency of its (first) other allele; NaN where it says neither. */
    public static double minorAlleleFrequency(SiteColumns site) {
        var maf = site.info(MAF);
        if (!Double.isNaN(maf)) {
            return maf;
        }
        var frequency = site.info(AF);
        if (Double.isNaN(frequency)) {
            frequency = site.info(RAF);
        }
        return Math.min(frequency, 1 - frequency);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
