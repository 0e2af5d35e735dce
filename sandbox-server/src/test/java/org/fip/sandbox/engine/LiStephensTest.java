package org.fip.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The model against the sum over all paths, which is feasible for a handful of haplotypes and sites. */
class LiStephensTest {

    private static final double ERROR = 0.01;

    @Test
    void without_typed_sites_the_dosage_is_the_panel_frequency() {
        var model = new LiStephens(new byte[0][4], new double[0], ERROR, 4);
        model.observe(new byte[0]);

        assertThat(model.alternative(new int[] {0, 2, 3}, 0.5, 0.5)).isCloseTo(0.75, within(1e-6));
    }

    @Test
    void without_recombination_only_the_matching_haplotype_is_copied() {
        var model = new LiStephens(new byte[][] {{1, 0, 0}, {1, 0, 1}}, new double[] {0, 0}, 1e-6, 3);
        model.observe(new byte[] {1, 1});
        model.stepLeft();

        assertThat(model.alternative(new int[] {0}, 0, 0)).isCloseTo(1, within(1e-4));
        assertThat(model.alternative(new int[] {1, 2}, 0, 0)).isCloseTo(0, within(1e-4));
    }

    @RepeatedTest(20)
    void untyped_and_left_out_sites_agree_with_the_sum_over_all_paths(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        int haplotypes = 3;
        int sites = 6; // typed and untyped alternate
        byte[][] panel = new byte[sites][haplotypes];
        double[] change = new double[sites];
        byte[] observed = new byte[sites];
        for (int s = 0; s < sites; s++) {
            change[s] = random.nextDouble() * 0.6;
            observed[s] = (byte) (s % 2 == 1 ? -1 : random.nextInt(3) - 1);
            for (int h = 0; h < haplotypes; h++) {
                panel[s][h] = (byte) random.nextInt(2);
            }
        }
        byte[][] typedPanel = {panel[0], panel[2], panel[4]};
        double[] typedChange = {0, both(change[1], change[2]), both(change[3], change[4])};
        var model = new LiStephens(typedPanel, typedChange, ERROR, haplotypes);
        model.observe(new byte[] {observed[0], observed[2], observed[4]});

        for (int s = sites - 1; s >= 0; s--) {
            byte[] seen = observed.clone();
            seen[s] = -1;
            double expected = bruteForce(panel, change, seen, s);
            double actual = s % 2 == 0
                    ? model.stepLeft()
                    : model.alternative(carriers(panel[s]), change[s], s + 1 < sites ? change[s + 1] : 0);
            assertThat(actual).as("site %d", s).isCloseTo(expected, within(1e-5));
        }
    }

    private static double both(double first, double second) {
        return 1 - (1 - first) * (1 - second);
    }

    private static int[] carriers(byte[] alleles) {
        return IntStream.range(0, alleles.length).filter(h -> alleles[h] == 1).toArray();
    }

    private static double bruteForce(byte[][] panel, double[] change, byte[] observed, int asked) {
        int haplotypes = panel[0].length;
        int paths = (int) Math.pow(haplotypes, panel.length);
        double all = 0;
        double alternative = 0;
        for (int path = 0; path < paths; path++) {
            double probability = 1;
            int rest = path;
            int before = -1;
            int atAsked = -1;
            for (int s = 0; s < panel.length; s++) {
                int h = rest % haplotypes;
                rest /= haplotypes;
                probability *= s == 0 ? 1.0 / haplotypes : (h == before ? 1 - change[s] : 0) + change[s] / haplotypes;
                if (observed[s] >= 0) {
                    probability *= observed[s] == panel[s][h] ? 1 - ERROR : ERROR;
                }
                atAsked = s == asked ? h : atAsked;
                before = h;
            }
            all += probability;
            alternative += panel[asked][atAsked] == 1 ? probability : 0;
        }
        return alternative / all;
    }
}
