package org.fip.file.vcf;

import java.util.Comparator;
import java.util.Locale;

/** Chromosomes as people list them: 1 to 22, then the others by name, with or without {@code chr}. */
public final class ChromosomeOrder {
    public static final Comparator<String> NATURAL =
            Comparator.comparingInt(ChromosomeOrder::number).thenComparing(Comparator.naturalOrder());

    private ChromosomeOrder() {}

    private static int number(String contig) {
        var name = contig.toLowerCase(Locale.ROOT).replaceFirst("^chr", "");
        return name.matches("\\d{1,3}") ? Integer.parseInt(name) : Integer.MAX_VALUE;
    }
}
