package org.fip.file.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fip.file.preflight.Verdict.Outcome.ACCEPTED;
import static org.fip.file.preflight.Verdict.Outcome.ACCEPTED_WITH_WARNINGS;
import static org.fip.file.preflight.Verdict.Outcome.WOULD_BE_REFUSED;

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
        assertRefused(verdict, "this file is GRCh38 (hg38)");
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
    void unphased_genotypes_need_phasing() {
        var vcf = Vcf.good("20").row("20", 400, "A", "G", "0/1");
        assertThat(verdict(vcf, Build.HG19, Phasing.EAGLE).outcome()).isEqualTo(ACCEPTED);
        assertRefused(verdict(vcf, Build.HG19, Phasing.NO_PHASING), "You chose no phasing");
        assertThat(verdict(Vcf.good("20"), Build.HG19, Phasing.NO_PHASING).outcome())
                .isEqualTo(ACCEPTED);
    }

    @Test
    void the_number_of_samples_has_to_be_what_the_service_takes() {
        var inspection = Vcf.good("20").inspected();
        assertRefused(
                Judge.verdict("a.vcf.gz", inspection, new Plan(null, null, 21, 100)),
                "The file has 20 samples; the service takes 21 to 100.");
        assertRefused(Judge.verdict("a.vcf.gz", inspection, new Plan(null, null, 1, 19)), "takes 1 to 19");
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
        return Judge.verdict("a.vcf.gz", vcf.inspected(), new Plan(build, phasing, 20, 50_000));
    }
}
