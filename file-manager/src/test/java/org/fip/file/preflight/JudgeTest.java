package org.fip.file.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fip.file.preflight.Verdict.Outcome.ACCEPTED;
import static org.fip.file.preflight.Verdict.Outcome.ACCEPTED_WITH_WARNINGS;
import static org.fip.file.preflight.Verdict.Outcome.WOULD_BE_REFUSED;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final int ONLY_HG38 = 64_000_000;

    @Test
    void hg19_has_no_prefix_and_hg38_has_one() {
        assertThat(verdict(Vcf.good("20"), Build.HG19, null).outcome()).isEqualTo(ACCEPTED);
        assertThat(verdict(Vcf.good("chr20"), Build.HG38, null).outcome()).isEqualTo(ACCEPTED);
        assertRefused(verdict(Vcf.good("chr20"), Build.HG19, null), "without 'chr'; this file has 'chr20'");
        assertRefused(verdict(Vcf.good("20"), Build.HG38, null), "with 'chr'; this file has '20'");
    }

    @Test
    void positions_beyond_the_ends_of_chromosomes_tell_the_build() {
        var vcf = Vcf.good("20").row("20", ONLY_HG38, "A", "G").row("20", ONLY_HG38 + 1, "A", "G");
        vcf.row("20", ONLY_HG38 + 2, "A", "G");
        var verdict = verdict(vcf, Build.HG19, null);
        assertRefused(verdict, "beyond the ends of its chromosomes (up to 20:64000002): this file is GRCh38 (hg38)");
        assertThat(verdict.reasons().getFirst().cure()).isEqualTo("Choose GRCh38 (hg38)");
    }

    @Test
    void a_header_that_speaks_of_another_build_is_a_warning() {
        var vcf = Vcf.of(20, "##contig=<ID=20,length=64444167>");
        for (var position = 1; position <= 3; position++) {
            vcf.row("20", position, "A", "G");
        }
        var verdict = verdict(vcf, Build.HG19, null);
        assertThat(verdict.outcome()).isEqualTo(ACCEPTED_WITH_WARNINGS);
        assertThat(verdict.reasons().getFirst().sentence()).contains("header of the file speaks of GRCh38");
    }

    @Test
    void a_finding_says_where() {
        var vcf = Vcf.good("20").row("20", 400, "A", "A").row("20", 500, "C", "C");
        assertThat(verdict(vcf, Build.HG19, null).reasons().getFirst().examples())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("line ")
                .endsWith(": 20:500");
    }

    @Test
    void unphased_genotypes_need_phasing() {
        var vcf = Vcf.unphased("20");
        assertThat(verdict(vcf, Build.HG19, Phasing.EAGLE).outcome()).isEqualTo(ACCEPTED);
        assertRefused(verdict(vcf, Build.HG19, Phasing.NO_PHASING), "You chose no phasing");
        assertThat(verdict(Vcf.good("20"), Build.HG19, Phasing.NO_PHASING).outcome())
                .isEqualTo(ACCEPTED);
    }

    @Test
    void of_mitochondria_nothing_is_phased() {
        var vcf = Vcf.good("MT").row("MT", 400, "A", "G", "0/1");
        assertThat(verdict(vcf, Build.HG19, Phasing.NO_PHASING).outcome()).isEqualTo(ACCEPTED);
    }

    @Test
    void servers_do_not_know_m_for_mt() {
        assertRefused(verdict(Vcf.good("chrM"), Build.HG38, null), "Only the chromosomes");
        assertRefused(verdict(Vcf.good("M"), Build.HG19, null), "Only the chromosomes");
        assertThat(verdict(Vcf.good("chrMT"), Build.HG38, null).outcome()).isEqualTo(ACCEPTED);
    }

    @Test
    void the_number_of_samples_has_to_be_what_the_service_takes() {
        var inspection = Vcf.good("20").inspected();
        assertRefused(
                Judge.verdict("a.vcf.gz", inspection, Plan.open(null, null, takes(21, 100))),
                "The file has 20 samples; the service takes 21 to 100.");
        assertRefused(Judge.verdict("a.vcf.gz", inspection, Plan.open(null, null, takes(1, 19))), "takes 1 to 19");
    }

    @Test
    void limits_that_nobody_has_told_refuse_nothing() {
        var verdict = Judge.verdict("a.vcf.gz", few(), Plan.open(null, null, SampleLimits.USUAL));
        assertThat(verdict.outcome()).isEqualTo(ACCEPTED_WITH_WARNINGS);
        assertThat(verdict.reasons().getFirst().sentence()).contains("3 samples", "it does not tell; 20 to 50,000");
        assertRefused(
                Judge.verdict("a.vcf.gz", few(), Plan.open(null, null, SampleLimits.of(Map.of("min_samples", "5")))),
                "takes 5 to 50,000");
        assertThat(SampleLimits.of(Map.of("min_samples", "few", "max_samples", "0")))
                .isEqualTo(SampleLimits.USUAL);
    }

    @Test
    void a_service_that_is_not_of_the_michigan_kind_may_take_what_michigan_refuses() {
        var unsorted = Vcf.good("20").row("20", 1, "A", "G").inspected();
        var verdict = Judge.verdict("a.vcf.gz", unsorted, elsewhere(Build.HG38, false));
        assertThat(verdict.outcome()).isEqualTo(ACCEPTED_WITH_WARNINGS);
        assertThat(verdict.reasons())
                .extracting(Verdict.Remark::rule)
                .containsExactlyInAnyOrder("not-sorted", "chromosome-prefix");
        assertThat(verdict.reasons().getFirst().sentence()).contains("what ILIFU does is not known");
        var sitesOnly = Vcf.of(0).line("20\t100\t.\tA\tG\t.\tPASS\t.").inspected();
        assertThat(Judge.verdict("a.vcf.gz", sitesOnly, elsewhere(Build.HG19, false))
                        .outcome())
                .isEqualTo(WOULD_BE_REFUSED);
    }

    @Test
    void a_build_that_is_not_known_here_is_not_measured() {
        var far = Vcf.good("20").row("20", 100_000_000, "A", "G").inspected();
        assertThat(Judge.verdict("a.vcf.gz", far, elsewhere(null, true)).reasons())
                .extracting(Verdict.Remark::rule)
                .doesNotContain("beyond-chromosome", "chromosome-prefix", "build");
    }

    private static Inspection few() {
        var vcf = Vcf.of(3);
        List.of(100, 200, 300).forEach(position -> vcf.row("20", position, "A", "G"));
        return vcf.inspected();
    }

    private static SampleLimits takes(int min, int max) {
        return SampleLimits.USUAL.with(min, max);
    }

    private static Plan elsewhere(@Nullable Build build, boolean isOther) {
        return new Plan("ILIFU", false, build, isOther, null, SampleLimits.USUAL, List.of(), List.of());
    }

    @Test
    void what_is_only_left_out_is_a_warning_and_errors_come_first() {
        var vcf = Vcf.good("20").row("20", 400, "A", "AT");
        assertThat(verdict(vcf, null, null).outcome()).isEqualTo(ACCEPTED_WITH_WARNINGS);
        var verdict = verdict(vcf.row("20", 1, "A", "G"), null, null);
        assertRefused(verdict, "not in ascending order");
        assertThat(verdict.reasons()).hasSize(2);
    }

    private static void assertRefused(Verdict verdict, String sentence) {
        assertThat(verdict.outcome()).isEqualTo(WOULD_BE_REFUSED);
        assertThat(verdict.reasons().getFirst().sentence()).contains(sentence);
    }

    private static Verdict verdict(Vcf vcf, @Nullable Build build, @Nullable Phasing phasing) {
        return Judge.verdict("a.vcf.gz", vcf.inspected(), Plan.open(build, phasing, SampleLimits.USUAL));
    }
}
