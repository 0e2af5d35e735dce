package org.fip.sandbox.pipeline;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What quality control counted, over all chromosomes of a job. */
final class QcCounts {

    /** The lines of the report, in its order. */
    enum Line {
        HIGH_FREQUENCY("Alternative allele frequency > 0.5 sites"),
        MATCH("Match"),
        ALLELE_SWITCH("Allele switch"),
        STRAND_FLIP("Strand flip"),
        FLIP_AND_SWITCH("Strand flip and allele switch"),
        AMBIGUOUS("A/T, C/G genotypes"),
        FILTER_SET("Filter flag set"),
        INVALID_ALLELES("Invalid alleles"),
        MULTIALLELIC("Multiallelic sites"),
        DUPLICATED("Duplicated sites"),
        NOT_SNP("NonSNP sites"),
        MONOMORPHIC("Monomorphic sites"),
        MISMATCH("Allele mismatch"),
        LOW_CALL_RATE("SNPs call rate < 90%"),
        EXCLUDED("Excluded sites in total"),
        REMAINING("Remaining sites in total"),
        TYPED_ONLY("Typed only sites");

        private final String label;

        Line(String label) {
            this.label = label;
        }
    }

    private final Map<Line, Integer> counts = new EnumMap<>(Line.class);

    void add(Line line) {
        counts.merge(line, 1, Integer::sum);
    }

    int get(Line line) {
        return counts.getOrDefault(line, 0);
    }

    /** Sites whose position the panel has, whatever their alleles. */
    private int found() {
        return get(Line.MATCH)
                + get(Line.ALLELE_SWITCH)
                + get(Line.STRAND_FLIP)
                + get(Line.FLIP_AND_SWITCH)
                + get(Line.MISMATCH);
    }

    double overlapPercent() {
        int all = found() + get(Line.TYPED_ONLY);
        return all == 0 ? 0 : 100.0 * found() / all;
    }

    /** All lines with their values, thousands separated as the real servers do. */
    Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Line line : Line.values()) {
            lines.put(line.label, "%,d".formatted(get(line)));
            if (line == Line.HIGH_FREQUENCY) {
                lines.put("Reference Overlap (%)", "%.2f".formatted(overlapPercent()));
            }
        }
        return lines;
    }

    String html(Line first, Line last) {
        var html = new StringBuilder();
        for (Line line : Line.values()) {
            if (line.compareTo(first) >= 0 && line.compareTo(last) <= 0) {
                html.append("<br>").append(line.label.replace("<", "&lt;").replace(" > ", " &gt; "));
                html.append(": ").append("%,d".formatted(get(line)));
                if (line == Line.HIGH_FREQUENCY) {
                    html.append("<br>Reference Overlap: ").append("%.2f %%".formatted(overlapPercent()));
                }
            }
        }
        return html.toString();
    }
}
