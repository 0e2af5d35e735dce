package org.fip.sandbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.fip.sandbox.panel.ReferencePanel;
import org.fip.sandbox.panel.Site;
import org.fip.sandbox.pipeline.QcCounts.Line;
import org.fip.sandbox.vcf.VcfRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteCheckTest {

    private static final ReferencePanel PANEL = panel();

    private static ReferencePanel panel() {
        var panel = new ReferencePanel.Builder("chr20", 2);
        panel.add(new Site(100, "A", "G"), new byte[] {0, 1});
        panel.add(new Site(200, "C", "G"), new byte[] {0, 1});
        return panel.build();
    }

    private static SiteCheck.Verdict check(int position, String ref, String alt, String filter, byte... alleles) {
        String[] columns = {"chr20", "" + position, ".", ref, alt, ".", filter, ".", "GT", "0/1", "0/0"};
        return SiteCheck.check(new VcfRow("chr20", position, columns), alleles, PANEL, false);
    }

    @ParameterizedTest
    @CsvSource({
        "100, A, 'G,T', PASS, MULTIALLELIC",
        "100, A, N, PASS, INVALID_ALLELES",
        "100, A, *, PASS, INVALID_ALLELES",
        "100, A, G, q10, FILTER_SET",
        "100, A, G, rsDUP1, DUPLICATED",
        "100, AT, A, PASS, NOT_SNP",
        "100, G, A, PASS, ALLELE_SWITCH",
        "100, T, C, PASS, STRAND_FLIP",
        "100, C, T, PASS, FLIP_AND_SWITCH",
        "100, A, T, PASS, MISMATCH",
    })
    void a_site_is_excluded_by_the_first_rule_that_hits(
            int position, String ref, String alt, String filter, Line rule) {
        assertThat(check(position, ref, alt, filter, (byte) 0, (byte) 1, (byte) 0, (byte) 0))
                .isInstanceOfSatisfying(
                        SiteCheck.Excluded.class,
                        excluded -> assertThat(excluded.rule()).isEqualTo(rule));
    }

    @Test
    void a_matching_site_is_kept_even_when_its_strand_is_ambiguous() {
        assertThat(check(200, "C", "G", "PASS", (byte) 0, (byte) 1, (byte) 0, (byte) 0))
                .isEqualTo(new SiteCheck.Kept(1));
    }

    @Test
    void a_site_that_the_panel_lacks_is_typed_only() {
        assertThat(check(150, "C", "G", ".", (byte) 0, (byte) 1, (byte) 0, (byte) 0))
                .isEqualTo(new SiteCheck.TypedOnly());
    }

    @Test
    void a_site_without_variation_or_with_many_missing_genotypes_is_excluded() {
        assertThat(check(100, "A", "G", "PASS", (byte) 1, (byte) 1, (byte) 1, (byte) 1))
                .isInstanceOfSatisfying(
                        SiteCheck.Excluded.class,
                        excluded -> assertThat(excluded.rule()).isEqualTo(Line.MONOMORPHIC));
        assertThat(check(100, "A", "G", "PASS", (byte) 0, (byte) 1, (byte) -1, (byte) -1))
                .isInstanceOfSatisfying(
                        SiteCheck.Excluded.class,
                        excluded -> assertThat(excluded.rule()).isEqualTo(Line.LOW_CALL_RATE));
    }
}
