package org.fip.sandbox.engine;

import java.util.ArrayList;
import java.util.List;
import org.fip.sandbox.engine.TargetGenotypes.TypedSite;
import org.fip.sandbox.panel.ReferencePanel;

/**
 * Phases genotypes against the haplotypes of the panel: for each person the most likely pair of paths through the
 * Li–Stephens model (Viterbi), restricted to a few dozen panel haplotypes per segment. They are chosen by how well they
 * agree with the genotypes, then, in further rounds, with the two haplotypes found so far (the idea of conditioning on
 * informative haplotypes: Howie et al. 2009 in IMPUTE2; Browning et al. 2021 in Beagle 5).
 *
 * <p>Sites that the panel lacks cannot be phased against it and are left out.
 */
public final class PanelPhasing {

    /** How the method calls itself in messages and headers. */
    public static final String NAME = "FIP panel phasing 1.0";

    private static final int FIRST_SLOTS = 40;
    private static final int LATER_SLOTS = 24;
    private static final int ROUNDS = 3;

    private PanelPhasing() {}

    /** The same genotypes with phase. */
    public static TargetGenotypes phase(TargetGenotypes target, ReferencePanel panel) throws InterruptedException {
        List<TypedSite> sites =
                target.sites().stream().filter(TypedSite::inPanel).toList();
        byte[][] reference = new byte[sites.size()][panel.haplotypes()];
        List<TypedSite> phased = new ArrayList<>();
        for (int t = 0; t < sites.size(); t++) {
            TypedSite site = sites.get(t);
            for (int carrier : panel.carriers(site.panelIndex())) {
                reference[t][carrier] = 1;
            }
            phased.add(new TypedSite(
                    site.site(), site.id(), site.panelIndex(), site.alleles().clone()));
        }
        int[] positions =
                sites.stream().mapToInt(site -> site.site().position()).toArray();
        int slots = Math.min(FIRST_SLOTS, panel.haplotypes());
        int fewer = Math.min(LATER_SLOTS, panel.haplotypes());
        var paths = new DiploidPaths(reference, positions, new Recombination(panel.haplotypes()), slots);
        var wide = new StateChoice(reference, slots);
        var narrow = new StateChoice(reference, fewer);
        byte[] first = new byte[sites.size()];
        byte[] second = new byte[sites.size()];
        for (int sample = 0; sample < target.samples().size(); sample++) {
            for (int t = 0; t < first.length; t++) {
                first[t] = sites.get(t).alleles()[2 * sample];
                second[t] = sites.get(t).alleles()[2 * sample + 1];
            }
            for (int round = 0; round < ROUNDS; round++) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                int[][] slotHaplotypes =
                        round == 0 ? wide.byGenotypes(first, second) : narrow.byHaplotypes(first, second);
                paths.phase(slotHaplotypes, first, second);
            }
            for (int t = 0; t < first.length; t++) {
                phased.get(t).alleles()[2 * sample] = first[t];
                phased.get(t).alleles()[2 * sample + 1] = second[t];
            }
        }
        return new TargetGenotypes(target.samples(), phased, true);
    }
}
