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
    void exactly_nine_tenths_of_genotypes_are_enough() {
        var vcf = Vcf.good("20")
                .row("20", 400, "A", "G", "0|1", "./.", "./.")
                .row("20", 500, "A", "G", "0|1", "./.", "./.", "./.");
        var inspection = vcf.inspected();
        assertThat(counts(inspection)).containsEntry(Rule.LOW_CALL_RATE, 1L);
        assertThat(inspection.facts().usable()).isEqualTo(4);
    }

    @Test
    void what_is_left_out_counts_neither_for_nor_against_a_sample() {
        var lowCallRate = Vcf.good("20");
        for (var position = 400; position < 410; position++) {
            lowCallRate.row("20", position, "A", "G", "0|1", "./.", "./.", "./.");
        }
        assertThat(lowCallRate.inspected().facts().chunks()).containsExactly(new Chunk("20", 1, Chunk.LENGTH, 3, 1, 0));
        var monomorphic = Vcf.of(20);
        for (var position = 1; position <= 4; position++) {
            monomorphic.row("20", position, "A", "G", "0|0");
        }
        for (var position = 11; position <= 14; position++) {
            monomorphic.row("20", position, "A", "G", position == 11 ? "0|0" : "./.", "0|1");
        }
        assertThat(counts(monomorphic.inspected())).containsKeys(Rule.CHUNK_SAMPLE_MISSING, Rule.NO_CHUNK_LEFT);
        assertThat(monomorphic.inspected().facts().chunks())
                .containsExactly(new Chunk("20", 1, Chunk.LENGTH, 4, 0.25, 1));
    }

    @Test
    void a_position_belongs_to_the_first_that_passes() {
        var vcf = Vcf.good("20")
                .line("20\t400\t.\tA\tG\t.\tq10\t.\tGT" + "\t0|1".repeat(20))
                .row("20", 400, "A", "C,T")
                .row("20", 400, "A", "AT")
                .row("20", 400, "A", "G")
                .row("20", 400, "A", "C")
                .row("20", 400, "A", "G");
        var inspection = vcf.inspected();
        assertThat(counts(inspection))
                .containsEntry(Rule.POSITION_TAKEN, 1L)
                .containsEntry(Rule.DUPLICATE_VARIANT, 1L)
                .containsEntry(Rule.FILTERED, 1L);
        assertThat(inspection.facts().usable()).isEqualTo(4);
    }

    @Test
    void where_the_first_variant_is_phased_all_have_to_be() {
        var partly = Vcf.good("20").row("20", 400, "A", "G", "0|1", "0/1").row("20", 500, "A", "G", "./.", "0|1");
        assertThat(partly.inspected().findings())
                .filteredOn(f -> f.rule() == Rule.PARTLY_PHASED)
                .singleElement()
                .satisfies(f -> assertThat(f.count()).isEqualTo(2))
                .satisfies(f -> assertThat(f.examples()).first().isEqualTo("line 6: 20:400"));
        var firstMissing = Vcf.of(20).row("20", 1, "A", "G", "0|1", ".|.").row("20", 400, "A", "G", "0/1");
        assertThat(counts(firstMissing.inspected())).doesNotContainKey(Rule.PARTLY_PHASED);
        var mitochondria = Vcf.good("MT").row("MT", 400, "A", "G", "0/1");
        assertThat(counts(mitochondria.inspected())).doesNotContainKey(Rule.PARTLY_PHASED);
    }

    @Test
    void one_sample_with_half_calls_on_x_is_enough() {
        var vcf = Vcf.of(20);
        for (var position = 1; position <= 40; position++) {
            vcf.row("X", 3_000_000 + position, "A", "G", position <= 5 ? "0|." : "0|0", position <= 4 ? "0|." : "0|1");
        }
        assertThat(vcf.inspected().findings())
                .filteredOn(f -> f.rule() == Rule.HALF_CALLS)
                .singleElement()
                .satisfies(f -> assertThat(f.examples()).containsExactly("S1"));
    }

    @ParameterizedTest
    @CsvSource({
        "156040895, 155100000, true",
        "155270560, 155100000, false",
        "155270560, 2750000, true",
        "156040895, 2750000, false",
        ", 155100000, false",
        ", 2750000, false"
    })
    void where_males_are_haploid_depends_on_the_build(Integer length, long position, boolean mixed) {
        var vcf = length == null ? Vcf.of(20) : Vcf.of(20, "##contig=<ID=X,length=%d>".formatted(length));
        vcf.row("X", position, "A", "G", "1", "0|1").row("X", position + 1, "A", "G", "0|1");
        assertThat(counts(vcf.inspected()).containsKey(Rule.MIXED_PLOIDY)).isEqualTo(mixed);
    }

    @Test
    void beyond_the_end_of_a_chromosome_each_row_is_told() {
        var vcf = Vcf.good("20")
                .row("20", 64_444_167, "A", "G")
                .row("20", 64_444_168, "A", "G")
                .row("20", 70_000_000, "A", "G");
        assertThat(vcf.inspected().findings())
                .filteredOn(f -> f.rule() == Rule.BEYOND_CHROMOSOME)
                .singleElement()
                .satisfies(f -> assertThat(f.examples()).containsExactly("line 7: 20:64444168", "line 8: 20:70000000"));
    }

    @Test
    void males_are_haploid_on_x_and_that_is_fine_as_long_as_they_stay_so() {
        var vcf = Vcf.of(20);
        for (var position : new int[] {2_000_000, 3_000_000, 4_000_000}) {
            vcf.row("X", position, "A", "G", "0|1", position == 2_000_000 ? "0|0" : "0");
        }
        assertThat(vcf.inspected().findings()).isEmpty();
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
                arguments(Rule.BCF, Vcf.blockGzipped("BCF\2\2".getBytes(UTF_8))),
                arguments(Rule.NO_FILEFORMAT, "##source=me\n#CHROM\n".getBytes(UTF_8)),
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
                of(Rule.POSITION_TAKEN, Vcf.good("20").row("20", 300, "A", "C")),
                of(Rule.PARTLY_PHASED, Vcf.good("20").row("20", 400, "A", "G", "0/1")),
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
