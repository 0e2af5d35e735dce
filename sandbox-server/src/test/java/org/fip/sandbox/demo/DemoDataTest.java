package org.fip.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fip.sandbox.panel.ReferencePanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {

    private static final DemoData DATA = DemoData.generate();
    private static final ReferencePanel PANEL = DATA.panel();

    @TempDir
    Path folder;

    @Test
    void it_is_the_same_every_time() throws Exception {
        DATA.writeTarget(folder.resolve("one.vcf.gz"));
        DemoData.generate().writeTarget(folder.resolve("two.vcf.gz"));

        assertThat(Files.mismatch(folder.resolve("one.vcf.gz"), folder.resolve("two.vcf.gz")))
                .isEqualTo(-1);
    }

    @Test
    void it_has_several_hundred_haplotypes_thousands_of_sites_and_an_array_of_a_tenth() {
        assertThat(PANEL.haplotypes()).isEqualTo(400);
        assertThat(PANEL.sites().size()).isBetween(3_000, 6_000);
        assertThat((double) DATA.typedSites() / PANEL.sites().size()).isCloseTo(0.1, within(0.05));
    }

    /** In a population of constant size a variant with i copies in a sample is found in proportion to 1/i. */
    @Test
    void rare_variants_are_as_frequent_as_theory_says() {
        double singletons = 0;
        double expected = 0;
        for (int s = 0; s < PANEL.sites().size(); s++) {
            singletons += PANEL.alternativeCount(s) == 1 ? 1 : 0;
        }
        for (int i = 1; i < PANEL.haplotypes(); i++) {
            expected += 1.0 / i;
        }

        assertThat(singletons / PANEL.sites().size()).isCloseTo(1 / expected, within(0.03));
    }

    @Test
    void linkage_disequilibrium_decays_with_distance() {
        assertThat(meanR2(0, 20_000)).isGreaterThan(2 * meanR2(300_000, 400_000));
        assertThat(meanR2(2_000_000, 2_200_000)).isLessThan(0.03);
    }

    private static double meanR2(int from, int to) {
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < PANEL.sites().size(); a += 7) {
            for (int b = a + 1; b < PANEL.sites().size() && common(a); b++) {
                int distance =
                        PANEL.sites().get(b).position() - PANEL.sites().get(a).position();
                if (distance >= from && distance < to && common(b)) {
                    sum += r2(a, b);
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    private static boolean common(int site) {
        int count = PANEL.alternativeCount(site);
        return count >= 40 && count <= 360;
    }

    private static double r2(int a, int b) {
        double n = PANEL.haplotypes();
        double p = PANEL.alternativeCount(a) / n;
        double q = PANEL.alternativeCount(b) / n;
        double both = 0;
        for (int h = 0; h < n; h++) {
            both += PANEL.allele(a, h) * PANEL.allele(b, h) / n;
        }
        double d = both - p * q;
        return d * d / (p * (1 - p) * q * (1 - q));
    }
}
