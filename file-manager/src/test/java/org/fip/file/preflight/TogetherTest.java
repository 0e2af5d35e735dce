package org.fip.file.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fip.file.preflight.FilesVerdict.Given;
import org.fip.file.preflight.Verdict.Outcome;
import org.fip.file.preflight.Verdict.Remark;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private static final Plan PLAN = Plan.open(Build.HG19, null, SampleLimits.USUAL);

    @Test
    void one_file_for_each_chromosome_of_the_same_people_is_good() {
        assertThat(verdict(Vcf.good("20"), Vcf.good("21"), Vcf.good("X"))).satisfies(v -> {
            assertThat(v.outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(v.together()).isEmpty();
        });
    }

    @Test
    void a_chromosome_in_two_files_is_refused_and_both_are_named() {
        var verdict = verdict(Vcf.good("20"), Vcf.good("21"), Vcf.good("20"));
        assertThat(verdict.outcome()).isEqualTo(Outcome.WOULD_BE_REFUSED);
        assertThat(verdict.together().getFirst().sentence())
                .isEqualTo("Chromosome 20 is in more than one file: 0.vcf.gz, 2.vcf.gz.");
        assertThat(verdict.together().getFirst().cure())
                .endsWith(
                        "bcftools concat -a -D -r 20 0.vcf.gz.sorted.vcf.gz 2.vcf.gz.sorted.vcf.gz -Oz -o chr20.joined.vcf.gz");
    }

    @Test
    void another_number_of_samples_is_refused() {
        var verdict = verdict(Vcf.good("20"), people(21, "21"));
        assertThat(verdict.outcome()).isEqualTo(Outcome.WOULD_BE_REFUSED);
        assertThat(verdict.together().getFirst().sentence()).contains("0.vcf.gz has 20, 1.vcf.gz 21.");
    }

    @Test
    void other_people_or_another_order_are_told_though_servers_do_not_notice() {
        var other = new String(Vcf.good("21").plain(), java.nio.charset.StandardCharsets.UTF_8)
                .replace("S1\tS2", "S2\tS1")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var verdict = FilesVerdict.of(
                List.of(given("a", Vcf.good("20").inspected()), given("b", Vcf.inspected(Vcf.blockGzipped(other)))),
                PLAN);
        assertThat(verdict.outcome()).isEqualTo(Outcome.ACCEPTED_WITH_WARNINGS);
        assertThat(verdict.together()).extracting(Remark::rule).containsExactly("same-samples");
    }

    @Test
    void nothing_is_said_before_all_is_known_but_what_refuses_the_job_anyway() {
        var unread = new Given(UUID.randomUUID(), "b", null, true);
        assertThat(FilesVerdict.of(List.of(given("a", Vcf.good("20").inspected()), unread), PLAN)
                        .outcome())
                .isNull();
        assertThat(FilesVerdict.of(List.of(given("a", Vcf.good("chr20").inspected()), unread), PLAN)
                        .outcome())
                .isEqualTo(Outcome.WOULD_BE_REFUSED);
    }

    @Test
    void a_file_that_nobody_could_read_holds_nothing_up_and_is_named() {
        var unreadable = new Given(UUID.randomUUID(), "notes.txt", null, false);
        var verdict = FilesVerdict.of(List.of(given("a", Vcf.good("20").inspected()), unreadable), PLAN);
        assertThat(verdict.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(verdict.unchecked()).containsExactly("What is in notes.txt: it could not be read as a VCF.");
    }

    private static FilesVerdict verdict(Vcf... files) {
        var given = new ArrayList<Given>();
        for (var file : files) {
            given.add(given(given.size() + ".vcf.gz", file.inspected()));
        }
        return FilesVerdict.of(given, PLAN);
    }

    private static Given given(String name, Inspection inspection) {
        return new Given(UUID.randomUUID(), name, inspection, false);
    }

    private static Vcf people(int number, String contig) {
        var vcf = Vcf.of(number);
        List.of(100, 200, 300).forEach(position -> vcf.row(contig, position, "A", "G"));
        return vcf;
    }
}
