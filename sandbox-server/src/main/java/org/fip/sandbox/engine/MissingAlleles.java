package org.fip.sandbox.engine;

import java.util.ArrayList;
import java.util.List;
import org.fip.sandbox.engine.TargetGenotypes.TypedSite;
import org.fip.sandbox.panel.ReferencePanel;

/**
 * Fills missing alleles of phased haplotypes with their most likely value, as phasing programs do. Minimac4 4.1.2 stops
 * with a failed assertion when the first person's allele at a typed site is missing.
 */
final class MissingAlleles {

    private MissingAlleles() {}

    static TargetGenotypes fill(TargetGenotypes target, ReferencePanel panel) throws InterruptedException {
        List<TypedSite> filled = new ArrayList<>();
        List<TypedSite> inPanel = new ArrayList<>();
        for (TypedSite site : target.sites()) {
            var copy = new TypedSite(
                    site.site(), site.id(), site.panelIndex(), site.alleles().clone());
            filled.add(copy);
            if (copy.inPanel()) {
                inPanel.add(copy);
            } else {
                fillWithReference(copy.alleles());
            }
        }
        LiStephens model = LiStephens.of(panel, inPanel);
        byte[] observed = new byte[inPanel.size()];
        for (int haplotype = 0; haplotype < target.haplotypes(); haplotype++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            boolean complete = true;
            for (int t = 0; t < observed.length; t++) {
                observed[t] = inPanel.get(t).alleles()[haplotype];
                complete &= observed[t] >= 0;
            }
            if (!complete) {
                model.observe(observed);
                for (int t = observed.length - 1; t >= 0; t--) {
                    double alternative = model.stepLeft();
                    if (observed[t] < 0) {
                        inPanel.get(t).alleles()[haplotype] = (byte) (alternative > 0.5 ? 1 : 0);
                    }
                }
            }
        }
        return new TargetGenotypes(target.samples(), filled, target.phased());
    }

    /** Nothing is known about sites outside the panel. */
    private static void fillWithReference(byte[] alleles) {
        for (int i = 0; i < alleles.length; i++) {
            alleles[i] = (byte) Math.max(alleles[i], 0);
        }
    }
}
