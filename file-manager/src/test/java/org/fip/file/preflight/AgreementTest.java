package org.fip.file.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import htsjdk.variant.variantcontext.VariantContext;
import htsjdk.variant.vcf.VCFIteratorBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the scan counts is what htsjdk counts. */
class AgreementTest {
    private static final String[] GENOTYPES = {"0|0", "0/0", "0|1", "1/0", "1|1", "./.", ".|.", "0/.", "1"};
    private static final String[] ALTERNATIVES = {"G", "T", "G,T", "AC", "<DEL>"};

    @Property(tries = 40)
    void counts_agree(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        var samples = 1 + random.nextInt(9);
        var vcf = random(random, samples);
        var inspection = vcf.inspected();
        var counted = new Counted();
        try (var variants = new VCFIteratorBuilder().open(new ByteArrayInputStream(vcf.plain()))) {
            variants.forEachRemaining(counted::add);
        }
        assertThat(inspection.facts().variants()).isEqualTo(counted.variants);
        assertThat(inspection.facts().samples()).isEqualTo(samples);
        assertThat(inspection.facts().unphasedGenotypes()).isEqualTo(counted.unphased);
        assertThat(inspection.facts().callRate())
                .isCloseTo(1 - (double) counted.missing / counted.genotypes, within(1e-9));
        assertThat(count(inspection, Rule.MULTI_ALLELIC)).isEqualTo(counted.multiAllelic);
        assertThat(count(inspection, Rule.INDEL)).isEqualTo(counted.indels);
        assertThat(count(inspection, Rule.NOT_ACGT)).isEqualTo(counted.symbolic);
    }

    private static final class Counted {
        private long variants;
        private long genotypes;
        private long missing;
        private long unphased;
        private long multiAllelic;
        private long indels;
        private long symbolic;

        void add(VariantContext variant) {
            variants++;
            multiAllelic += variant.isBiallelic() ? 0 : 1;
            indels += variant.isBiallelic() && variant.isIndel() ? 1 : 0;
            symbolic += variant.isBiallelic() && variant.isSymbolic() ? 1 : 0;
            for (var genotype : variant.getGenotypes()) {
                genotypes++;
                missing += genotype.isNoCall() ? 1 : 0;
                unphased += genotype.getPloidy() > 1 && !genotype.isPhased() ? 1 : 0;
            }
        }
    }

    private static Vcf random(Random random, int samples) {
        var vcf = Vcf.of(samples);
        var rows = 1 + random.nextInt(200);
        for (var i = 1; i <= rows; i++) {
            var genotypes = new String[samples];
            for (var sample = 0; sample < samples; sample++) {
                // Long stretches of the usual, which are read two at a time, and now and then something else.
                genotypes[sample] = GENOTYPES[random.nextInt(random.nextInt(4) == 0 ? GENOTYPES.length : 5)];
            }
            vcf.row("20", 1000L * i, "A", ALTERNATIVES[random.nextInt(ALTERNATIVES.length)], genotypes);
        }
        return vcf;
    }

    private static long count(Inspection inspection, Rule rule) {
        return inspection.findings().stream()
                .filter(f -> f.rule() == rule)
                .mapToLong(Finding::count)
                .sum();
    }
}
