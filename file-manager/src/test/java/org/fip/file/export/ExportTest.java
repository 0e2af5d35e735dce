package org.fip.file.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import htsjdk.samtools.util.BlockCompressedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.fip.file.quality.ImputedVcf;
import org.fip.file.quality.Tabix;
import org.fip.file.vcf.BlockGzip;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExportTest {
    private final Map<UUID, byte[]> bytes = new HashMap<>();
    private final Map<GenotypeFile.Source, GenotypeFile.@Nullable Source> genotypes = new HashMap<>();

    @Test
    void rows_of_several_chromosomes_come_in_order_below_one_header() throws IOException {
        add(
                "chr10.dose.vcf.gz",
                ImputedVcf.genotypes("10", "S1", "S2").imputed(5, 0.2, 0.9).text());
        add(
                "chr9.dose.vcf.gz",
                ImputedVcf.genotypes("9", "S1", "S2")
                        .imputed(1, 0.2, 0.9)
                        .imputed(2, 0.2, 0.3)
                        .text());
        var lines = export(filter("0.8", null, List.of(), List.of()));
        assertThat(places(lines)).containsExactly("9:1", "10:5");
        assertThat(lines).filteredOn(l -> l.startsWith("##fileformat")).hasSize(1);
        assertThat(lines).filteredOn(l -> l.startsWith("##INFO=<ID=R2,")).hasSize(1);
        assertThat(lines).contains("##contig=<ID=9>", "##contig=<ID=10>");
        assertThat(lines).anyMatch(l -> l.startsWith("##fip_export=") && l.contains("min_r2=0.8"));
        assertThat(lines.getLast())
                .isEqualTo("10\t5\trs5\tA\tG\t.\tPASS\tAF=0.2;MAF=0.2;R2=0.9;IMPUTED\tGT:DS\t0|0:0.005\t1|0:0.012");
    }

    @Test
    void a_bound_is_met_by_the_same_number_and_never_by_a_missing_one() throws IOException {
        add(
                "chr20.dose.vcf.gz",
                ImputedVcf.genotypes("20", "S1")
                        .row(1, "R2=0.7")
                        .row(2, "R2=.")
                        .row(3, "TYPED")
                        .row(4, "R2=7e-1")
                        .text());
        assertThat(places(export(filter("0.7", null, List.of(), List.of())))).containsExactly("20:1", "20:4");
        assertThat(places(export(filter(null, null, List.of(), List.of())))).hasSize(4);
    }

    @Test
    void the_minor_allele_frequency_may_follow_from_the_others() throws IOException {
        add(
                "chr20.dose.vcf.gz",
                ImputedVcf.genotypes("20", "S1")
                        .row(1, "AF=0.98")
                        .row(2, "AF=0.6")
                        .row(3, "MAF=0.05")
                        .text());
        assertThat(places(export(filter(null, "0.05", List.of(), List.of())))).containsExactly("20:2", "20:3");
    }

    @Test
    void a_row_is_there_when_one_of_its_alleles_is_within_the_bounds() throws IOException {
        var text = ImputedVcf.genotypes("20", "S1").text()
                + "20\t1\t.\tA\tG,T\t.\t.\tR2=0.1,0.9;AF=0.001,0.8\tGT\t0|1\n"
                + "20\t2\t.\tA\tG,T\t.\t.\tR2=0.9,0.1;AF=0.001,0.8\tGT\t0|1\n";
        add("chr20.dose.vcf.gz", text);
        assertThat(places(export(filter("0.8", "0.2", List.of(), List.of())))).containsExactly("20:1");
        assertThat(places(export(filter("0.8", null, List.of(), List.of())))).containsExactly("20:1", "20:2");
        assertThat(places(export(filter(null, "0.2", List.of(), List.of())))).containsExactly("20:1", "20:2");
    }

    @Test
    void chosen_samples_have_counts_of_their_own() throws IOException {
        add(
                "chr20.dose.vcf.gz",
                ImputedVcf.genotypes("20", "S1", "S2", "S3")
                        .imputed(7, 0.2, 0.9)
                        .text());
        var lines = export(filter(null, null, List.of(), List.of("S3", "S2")));
        assertThat(lines.getLast())
                .isEqualTo("20\t7\trs7\tA\tG\t.\tPASS\tR2=0.9;IMPUTED;AC=1;AN=4\tGT:DS\t1|0:0.014\t0|0:0.021");
        assertThat(lines)
                .filteredOn(l -> l.startsWith("#CHROM"))
                .singleElement()
                .asString()
                .endsWith("FORMAT\tS2\tS3");
        assertThat(lines).noneMatch(l -> l.startsWith("##INFO=<ID=MAF,")).anyMatch(l -> l.startsWith("##INFO=<ID=AN,"));
    }

    @Test
    void a_row_that_reaches_into_the_next_region_is_there_once() throws IOException {
        var text = ImputedVcf.genotypes("chr20", "S1").imputed(90, 0.1, 0.9).text()
                + "chr20\t100\t.\tACGTACGT\tA\t.\tPASS\tR2=0.9\tGT\t0|1\n"
                + "chr20\t110\t.\tA\tG\t.\tPASS\tR2=0.9\tGT\t0|1\n";
        add("chr20.dose.vcf.gz", text);
        var wanted = List.of("20:106-109", "20:101-102", "20:104");
        assertThat(places(export(filter(null, null, wanted, List.of())))).containsExactly("chr20:100");
        withoutIndex();
        assertThat(places(export(filter(null, null, wanted, List.of())))).containsExactly("chr20:100");
    }

    @Test
    void a_useless_index_only_costs_time() throws IOException {
        add(
                "chr20.dose.vcf.gz",
                ImputedVcf.genotypes("20", "S1").imputed(1, 0.2, 0.9).text());
        genotypes.values().forEach(index -> bytes.put(index.id(), BlockGzip.of("TBI\1and then nothing")));
        assertThat(places(export(filter(null, null, List.of("chr20:1"), List.of()))))
                .containsExactly("20:1");
    }

    @Test
    void what_is_not_there_is_named() {
        add(
                "chr20.dose.vcf.gz",
                ImputedVcf.genotypes("20", "S1").imputed(1, 0.2, 0.9).text());
        assertThatThrownBy(() -> export(filter(null, null, List.of("20", "21:5-9", "X"), List.of())))
                .hasMessageContaining("unknown_chromosome")
                .hasMessageContaining("no chromosome 21, X; they have 20");
        assertThatThrownBy(() -> export(filter(null, null, List.of(), List.of("S1", "s2"))))
                .hasMessageContaining("unknown_samples")
                .hasMessageContaining("called s2");
    }

    @Test
    void results_without_scores_are_not_filtered_by_them() throws IOException {
        add(
                "out.vcf.gz",
                "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\n20\t1\t.\tA\tG\t.\t.\t.\tGT\t0|1\n");
        assertThatThrownBy(() -> export(filter("0.3", null, List.of(), List.of())))
                .hasMessageContaining("no_accuracy_score");
        assertThat(places(export(filter(null, null, List.of(), List.of())))).containsExactly("20:1");
    }

    @Test
    void the_phased_input_beside_the_results_is_left_out() throws IOException {
        add(
                "chr20.dose.vcf.gz",
                ImputedVcf.genotypes("20", "S1").imputed(1, 0.2, 0.9).text());
        add(
                "chr20.phased.vcf.gz",
                "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\n20\t1\t.\tA\tG\t.\t.\t.\tGT\t0|1\n");
        assertThat(places(export(filter(null, null, List.of(), List.of())))).containsExactly("20:1");
    }

    @Test
    void files_of_different_samples_do_not_go_together() {
        add(
                "chr1.dose.vcf.gz",
                ImputedVcf.genotypes("1", "S1").imputed(1, 0.2, 0.9).text());
        add(
                "chr2.dose.vcf.gz",
                ImputedVcf.genotypes("2", "S2").imputed(1, 0.2, 0.9).text());
        assertThatThrownBy(() -> export(filter(null, null, List.of(), List.of())))
                .hasMessageContaining("not_exportable");
    }

    @Test
    void a_damaged_result_ends_without_the_last_block() {
        var vcf = ImputedVcf.genotypes("20", "S1");
        for (var i = 1; i < 20_000; i++) {
            vcf.imputed(i, 0.2, i % 100 / 100.0);
        }
        add("chr20.dose.vcf.gz", vcf.text());
        genotypes
                .keySet()
                .forEach(f -> bytes.computeIfPresent(f.id(), (id, content) -> {
                    content[content.length / 2] ^= 1;
                    return content;
                }));
        var out = new ByteArrayOutputStream();
        var export = Preparation.of(
                UUID.randomUUID(), genotypes, filter(null, null, List.of(), List.of()), this::open, Instant.EPOCH);
        assertThatThrownBy(() -> export.write(out)).isInstanceOf(IOException.class);
        var terminator = BlockGzip.of("");
        var written = out.toByteArray();
        assertThat(written).isNotEmpty();
        assertThat(java.util.Arrays.copyOfRange(written, written.length - terminator.length, written.length))
                .isNotEqualTo(terminator);
    }

    /** Against the plainest filter there is, with regions found by the index and without. */
    @Property(tries = 40)
    void any_filter_leaves_what_a_plain_reading_leaves(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 0, max = 10) int r2,
            @ForAll boolean indexed)
            throws IOException {
        var random = new Random(seed);
        var expected = new ArrayList<String>();
        bytes.clear();
        genotypes.clear();
        var from = 1 + random.nextInt(200_000);
        var to = from + random.nextInt(100_000);
        for (var contig : List.of("1", "2", "X")) {
            var vcf = ImputedVcf.genotypes(contig, "S1", "S2", "S3");
            var position = 1;
            for (var i = 0; i < 1500; i++) {
                position += random.nextInt(400);
                var score = random.nextInt(11) / 10.0;
                vcf.imputed(position, 0.2, score);
                if (score >= r2 / 10.0
                        && (contig.equals("X") || contig.equals("2") && position >= from && position <= to)) {
                    expected.add(contig + ":" + position);
                }
            }
            add("chr" + contig + ".dose.vcf.gz", vcf.text());
        }
        if (!indexed) {
            withoutIndex();
        }
        var filter = filter(
                String.format(Locale.ROOT, "%.1f", r2 / 10.0), null, List.of("X", "2:" + from + "-" + to), List.of());
        assertThat(places(export(filter))).isEqualTo(expected);
    }

    private static ExportFilter filter(
            @Nullable String r2, @Nullable String maf, List<String> regions, List<String> samples) {
        return ExportFilter.of(
                r2 == null ? null : new BigDecimal(r2), maf == null ? null : new BigDecimal(maf), regions, samples);
    }

    private List<String> export(ExportFilter filter) throws IOException {
        var out = new ByteArrayOutputStream();
        Preparation.of(UUID.randomUUID(), genotypes, filter, this::open, Instant.EPOCH)
                .write(out);
        try (var in = new BlockCompressedInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static List<String> places(List<String> lines) {
        return lines.stream()
                .filter(l -> !l.startsWith("#"))
                .map(l -> l.split("\t", 3))
                .map(c -> c[0] + ":" + c[1])
                .toList();
    }

    private java.nio.channels.SeekableByteChannel open(UUID file) {
        return BlockGzip.channel(Objects.requireNonNull(bytes.get(file)));
    }

    private void add(String name, String text) {
        var content = BlockGzip.of(text);
        genotypes.put(file(name, content), file(name + ".tbi", Tabix.of(name, content)));
    }

    private void withoutIndex() {
        genotypes.replaceAll((file, index) -> null);
    }

    private GenotypeFile.Source file(String name, byte[] content) {
        var id = UUID.randomUUID();
        bytes.put(id, content);
        return new GenotypeFile.Source(id, name);
    }
}
