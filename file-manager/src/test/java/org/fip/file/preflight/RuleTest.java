package org.fip.file.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTest {
    private static final int END_MARKER = 28;
    private static final String COLUMNS = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void a_broken_rule_is_found(Rule rule, byte[] file) {
        var findings = Vcf.inspected(file).findings();
        assertThat(findings).extracting(Finding::rule).contains(rule);
        assertThat(findings).allMatch(f -> f.count() >= Math.max(1, f.examples().size()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PACKED_ANEW")
    void every_rule_is_tried_and_explained(Rule rule) {
        assertThat(broken().map(a -> a.get()[0])).contains(rule);
        assertThat(rule.meaning()).isNotBlank();
    }

    @Test
    void what_is_packed_in_blocks_here_is_told_in_place_of_what_was_wrong_with_it() {
        var plain = Vcf.inspected(Vcf.good("20").plain());
        assertThat(plain.wantsPacking()).isTrue();
        assertThat(plain.packedAnew().findings()).extracting(Finding::rule).containsExactly(Rule.PACKED_ANEW);
        assertThat(Vcf.good("20").inspected().wantsPacking()).isFalse();
        assertThat(Vcf.inspected("no VCF".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .wantsPacking())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"20", "chr20", "X", "23", "chrX", "MT"})
    void a_good_file_breaks_none(String contig) {
        assertThat(Vcf.good(contig).inspected().findings()).isEmpty();
    }

    @Test
    void the_first_reason_to_leave_a_variant_out_is_the_one_that_counts() {
        var vcf = Vcf.good("20").row("20", 400, "A", "N,AT").row("20", 500, "A", "NN");
        assertThat(counts(vcf.inspected())).isEqualTo(Map.of(Rule.MULTI_ALLELIC, 1L, Rule.NOT_ACGT, 1L));
    }

    @Test
    void a_finding_says_how_often_and_where_first() {
        var vcf = Vcf.good("20");
        for (var i = 0; i < 9; i++) {
            vcf.row("20", 1000 + i, "A", "AT");
        }
        var finding = vcf.inspected().findings().getFirst();
        assertThat(finding.count()).isEqualTo(9);
        assertThat(finding.examples()).hasSize(5).startsWith("line 6: 20:1000");
    }

    @Test
    void males_are_haploid_on_x_and_that_is_fine_as_long_as_they_stay_so() {
        var vcf = Vcf.of(20);
        for (var position : new int[] {2_000_000, 3_000_000, 4_000_000}) {
            vcf.row("X", position, "A", "G", "0|1", position == 2_000_000 ? "0|0" : "0");
        }
        assertThat(vcf.inspected().findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "chr20.vcf.gz,         bcftools sort chr20.vcf.gz -Oz -o chr20.sorted.vcf.gz",
        "my data.vcf,          bcftools sort 'my data.vcf' -Oz -o 'my data'.sorted.vcf.gz",
        "$(rm x){name}.vcf.gz, bcftools sort '$(rm x){name}.vcf.gz' -Oz -o '$(rm x){name}'.sorted.vcf.gz",
        "-x.vcf,               bcftools sort ./'-x.vcf' -Oz -o ./'-x'.sorted.vcf.gz"
    })
    void a_cure_can_be_pasted_into_a_shell(String filename, String cure) {
        assertThat(Rule.NOT_SORTED.cure(filename)).isEqualTo(cure);
    }

    private static Map<Rule, Long> counts(Inspection inspection) {
        var counts = new EnumMap<Rule, Long>(Rule.class);
        inspection.findings().forEach(f -> counts.put(f.rule(), f.count()));
        return counts;
    }

    static Stream<Arguments> broken() {
        var good = Vcf.good("20").blockGzipped();
        return Stream.of(
                arguments(Rule.NOT_VCF, "PK\u0003\u0004".getBytes(UTF_8)),
                arguments(Rule.NOT_VCF, new byte[0]),
                arguments(Rule.DAMAGED, Arrays.copyOf(good, good.length / 2)),
                arguments(Rule.NO_END_MARKER, Arrays.copyOf(good, good.length - END_MARKER)),
                arguments(Rule.NOT_BLOCK_GZIPPED, Vcf.good("20").plain()),
                arguments(Rule.NOT_BLOCK_GZIPPED, gzipped(Vcf.good("20").plain())),
                arguments(Rule.HEADER_UNREADABLE, "##fileformat=VCFv4.2\n20\t1\t.\n".getBytes(UTF_8)),
                arguments(Rule.HEADER_UNREADABLE, "##fileformat=VCFv4.2\n".getBytes(UTF_8)),
                arguments(
                        Rule.HEADER_UNREADABLE,
                        "##fileformat=VCFv4.2\n#CHROM POS ID REF ALT QUAL FILTER INFO\n".getBytes(UTF_8)),
                of(Rule.SITES_ONLY, Vcf.of(0).line("20\t1\t.\tA\tG\t.\t.\t.")),
                arguments(
                        Rule.DUPLICATE_SAMPLES,
                        ("##fileformat=VCFv4.2\n" + COLUMNS + "\tFORMAT\tA\tB\tA\n").getBytes(UTF_8)),
                of(Rule.NO_VARIANTS, Vcf.of(20)),
                of(Rule.ROW_UNREADABLE, Vcf.good("20").line("20\t400\t.\tA")),
                of(Rule.ROW_UNREADABLE, Vcf.good("20").line("20\tx\t.\tA\tG\t.\t.\t.\tGT\t0|0")),
                of(Rule.LINE_TOO_LONG, Vcf.good("20").line("20\t400\t.\tA\t" + "G".repeat(Lines.LONGEST))),
                of(Rule.WRONG_COLUMNS, Vcf.good("20").line("20\t400\t.\tA\tG\t.\t.\t.\tGT\t0|0\t0|1")),
                of(Rule.NO_GENOTYPES, Vcf.good("20").line("20\t400\t.\tA\tG\t.\t.\t.\tDS" + "\t1".repeat(20))),
                of(Rule.GENOTYPE_UNREADABLE, Vcf.good("20").row("20", 400, "A", "G", "0|x")),
                of(Rule.CONTIG_UNSUPPORTED, Vcf.good("Y")),
                of(Rule.SEVERAL_CHROMOSOMES, Vcf.good("20").row("21", 100, "A", "G")),
                of(Rule.BEYOND_CHROMOSOME, Vcf.good("20").row("20", 70_000_000, "A", "G")),
                of(Rule.NOT_SORTED, Vcf.good("20").row("20", 250, "A", "G")),
                of(Rule.REF_EQUALS_ALT, Vcf.good("20").row("20", 400, "A", "A")),
                of(Rule.MULTI_ALLELIC, Vcf.good("20").row("20", 400, "A", "G,T")),
                of(Rule.NOT_ACGT, Vcf.good("20").row("20", 400, "A", "N")),
                of(Rule.FILTERED, Vcf.good("20").line("20\t400\t.\tA\tG\t.\tq10\t.\tGT" + "\t0|1".repeat(20))),
                of(Rule.INDEL, Vcf.good("20").row("20", 400, "A", "AT")),
                of(Rule.MONOMORPHIC, Vcf.good("20").row("20", 400, "A", "G", "0|0")),
                of(Rule.DUPLICATE_VARIANT, Vcf.good("20").row("20", 300, "A", "G")),
                of(Rule.LOW_CALL_RATE, Vcf.good("20").row("20", 400, "A", "G", "0|1", "./.", "./.", "./.")),
                of(Rule.AMBIGUOUS_STRAND, Vcf.good("20").row("20", 400, "A", "T")),
                of(Rule.MOSTLY_ALTERNATIVE, Vcf.good("20").line("20\t400\t.\tA\tG\t.\t.\t.\tGT" + "\t1|1".repeat(20))),
                of(Rule.CHUNK_TOO_SMALL, Vcf.good("20").row("20", 30_000_000, "A", "G")),
                of(Rule.CHUNK_SAMPLE_MISSING, withASampleMissing()),
                of(Rule.NO_CHUNK_LEFT, withASampleMissing()),
                of(
                        Rule.MIXED_PLOIDY,
                        Vcf.of(20).row("X", 3_000_000, "A", "G", "1").row("X", 3_000_001, "A", "G", "0|1")),
                of(Rule.HALF_CALLS, Vcf.of(20).row("X", 3_000_000, "A", "G", "1|.", ".|1", "0/.")));
    }

    private static Vcf withASampleMissing() {
        var vcf = Vcf.of(20);
        for (var position = 1; position <= 4; position++) {
            vcf.row("20", position, "A", "G", "0|1", position == 1 ? "0|0" : "./.");
        }
        return vcf;
    }

    private static Arguments of(Rule rule, Vcf vcf) {
        return arguments(rule, vcf.blockGzipped());
    }

    private static byte[] gzipped(byte[] text) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
