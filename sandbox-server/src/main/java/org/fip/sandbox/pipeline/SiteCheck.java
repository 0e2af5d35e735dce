package org.fip.sandbox.pipeline;

import java.util.Locale;
import org.fip.sandbox.panel.ReferencePanel;
import org.fip.sandbox.panel.Site;
import org.fip.sandbox.pipeline.QcCounts.Line;
import org.fip.sandbox.vcf.VcfRow;

/** Decides about one variant of the input; the first rule that hits wins, in the order of the real pipeline. */
final class SiteCheck {

    private static final double MINIMUM_CALL_RATE = 0.9;

    /** What becomes of a variant. */
    sealed interface Verdict {}

    /** It takes part in the imputation. */
    record Kept(int panelIndex) implements Verdict {}

    /** The panel lacks its position. */
    record TypedOnly() implements Verdict {}

    /** It is left out. */
    record Excluded(Line rule, String reason) implements Verdict {}

    private SiteCheck() {}

    /** @param taken whether a single-base variant that passes stood at the position before */
    static Verdict check(VcfRow row, byte[] alleles, ReferencePanel panel, boolean taken) {
        if (row.alt().contains(",")) {
            return new Excluded(Line.MULTIALLELIC, "Multiallelic site");
        }
        if (!row.ref().matches("[ACGT]+") || !row.alt().matches("[ACGT]+")) {
            return new Excluded(Line.INVALID_ALLELES, "Invalid Alleles");
        }
        if (taken && row.isSingleBase()) {
            return new Excluded(Line.DUPLICATED, "Duplicate");
        }
        if (!row.passes()) {
            boolean duplicate = row.filter().toUpperCase(Locale.ROOT).contains("DUP");
            return duplicate
                    ? new Excluded(Line.DUPLICATED, "Duplicate")
                    : new Excluded(Line.FILTER_SET, "Filter " + row.filter());
        }
        if (row.ref().length() > 1 || row.alt().length() > 1) {
            return new Excluded(Line.NOT_SNP, "InDel");
        }
        int called = 0;
        int alternative = 0;
        for (byte allele : alleles) {
            called += allele >= 0 ? 1 : 0;
            alternative += Math.max(allele, 0);
        }
        if (alleles.length > 2 && (alternative == 0 || alternative == called)) {
            return new Excluded(Line.MONOMORPHIC, "Monomorphic");
        }
        Verdict verdict = compare(new Site(row.position(), row.ref(), row.alt()), panel);
        if (verdict instanceof Kept && called < MINIMUM_CALL_RATE * alleles.length) {
            return new Excluded(Line.LOW_CALL_RATE, "Low call rate. Value: " + (double) called / alleles.length);
        }
        return verdict;
    }

    private static Verdict compare(Site site, ReferencePanel panel) {
        int first = panel.firstAtOrAfter(site.position());
        if (first == panel.sites().size() || panel.sites().get(first).position() != site.position()) {
            return new TypedOnly();
        }
        int match = panel.indexOf(site);
        if (match >= 0) {
            return new Kept(match);
        }
        Site there = panel.sites().get(first);
        String reference = ". Reference Panel: " + there.ref() + "/" + there.alt();
        if (panel.indexOf(site.switched()) >= 0) {
            return new Excluded(Line.ALLELE_SWITCH, "Allele switch" + reference);
        }
        if (panel.indexOf(site.flipped()) >= 0) {
            return new Excluded(Line.STRAND_FLIP, "Strand flip" + reference);
        }
        if (panel.indexOf(site.flipped().switched()) >= 0) {
            return new Excluded(Line.FLIP_AND_SWITCH, "Strand flip and Allele switch" + reference);
        }
        return new Excluded(Line.MISMATCH, "Allele mismatch" + reference);
    }
}
