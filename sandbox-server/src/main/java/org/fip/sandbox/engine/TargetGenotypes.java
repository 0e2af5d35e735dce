package org.fip.sandbox.engine;

import java.util.List;
import org.fip.sandbox.panel.Site;

/**
 * One chromosome of the users' genotypes after quality control.
 *
 * @param sites in order of position
 * @param phased whether the order of a person's two alleles means something
 */
public record TargetGenotypes(List<String> samples, List<TypedSite> sites, boolean phased) {

    /**
     * A genotyped variant.
     *
     * @param panelIndex its index in the reference panel, or -1 when the panel lacks it (typed only)
     * @param alleles two per sample: 0, 1, or -1 for missing
     */
    public record TypedSite(Site site, String id, int panelIndex, byte[] alleles) {

        public boolean inPanel() {
            return panelIndex >= 0;
        }
    }

    /** Two haplotypes per sample. */
    public int haplotypes() {
        return 2 * samples.size();
    }
}
