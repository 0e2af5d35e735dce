package org.fip.file.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fip.file.panelsites.Sites;
import org.fip.file.preflight.Build;
import org.fip.file.preflight.Vcf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectorTest {
    private static final String[] BASES = {"A", "C", "G", "T"};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void alleles_and_genotypes_become_the_panels() throws IOException {
        var vcf = Vcf.of(3, "##contig=<ID=chr20,length=63025520>")
                .line("chr20\t100\trs1\tA\tG\t9\tPASS\tAF=0.1\tGT:DS\t0|1:1.0\t./.:.\t1|1:2")
                .line("chr20\t200\trs2\tA\tG\t9\tPASS\tAF=0.1\tGT:DS\t0|1:1.0\t0/0:0\t1|1:2")
                .line("chr20\t300\trs3\tA\tG\t9\tPASS\tAF=0.1\tGT:DS\t0|1:1.0\t0/0:0\t1|1:2")
                .line("chr20\t300\trs3\tG\tA\t9\tPASS\t.\tGT\t0|1\t0/0\t1|1")
                .line("chr20\t400\trs4\tA\tC\t9\tPASS\t.\tGT\t0|1\t0/0\t1|1")
                .line("chr20\t500\trs5\tA\tT\t9\tPASS\t.\tGT\t0|1\t0/0\t1|1")
                .line("chr20\t600\trs6\tA\tAT\t9\tPASS\t.\tGT\t0|1\t0/0\t1|1");
        var panel = new Sites()
                .site(100, "G", "A")
                .site(200, "T", "C")
                .site(300, "C", "T")
                .site(400, "A", "G")
                .site(500, "T", "A");
        var counts = corrected(vcf.plain(), panel);
        assertThat(rows())
                .containsExactly(
                        "20\t100\trs1\tG\tA\t9\tPASS\t.\tGT\t1|0\t./.\t0|0",
                        "20\t200\trs2\tT\tC\t9\tPASS\tAF=0.1\tGT:DS\t0|1:1.0\t0/0:0\t1|1:2",
                        "20\t300\trs3\tC\tT\t9\tPASS\t.\tGT\t1|0\t1/1\t0|0",
                        "20\t600\trs6\tA\tAT\t9\tPASS\t.\tGT\t0|1\t0/0\t1|1");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("##fileformat=VCFv4.2\n##contig=<ID=20,length=63025520>\n##fip_correction=");
        assertThat(counts).isEqualTo(new Corrected(4, 1, 1, 1, 1, 1, 1, 2, 4));
    }

    @Test
    void a_row_that_servers_filter_out_does_not_keep_a_good_one_from_its_place() throws IOException {
        var vcf = Vcf.of(1)
                .line("20\t100\t.\tA\tG\t.\tq10\t.\tGT\t0|1")
                .line("20\t100\t.\tA\tG\t.\tPASS\t.\tGT\t0|1")
                .line("20\t200\t.\tA\tG\t.\tq10\t.\tGT\t0|1")
                .line("20\t200\t.\tA\tC\t.\t.\t.\tGT\t0|1")
                .line("20\t200\t.\tA\tG\t.\tq10\t.\tGT\t1|1")
                .line("20\t300\t.\tA\tAT\t.\tq10\t.\tGT\t0|1")
                .line("20\t300\t.\tA\tAT\t.\tPASS\t.\tGT\t0|1");
        var counts = corrected(vcf.plain(), new Sites());
        assertThat(rows())
                .containsExactly(
                        "20\t100\t.\tA\tG\t.\tq10\t.\tGT\t0|1",
                        "20\t100\t.\tA\tG\t.\tPASS\t.\tGT\t0|1",
                        "20\t200\t.\tA\tG\t.\tq10\t.\tGT\t0|1",
                        "20\t200\t.\tA\tC\t.\t.\t.\tGT\t0|1",
                        "20\t300\t.\tA\tAT\t.\tq10\t.\tGT\t0|1",
                        "20\t300\t.\tA\tAT\t.\tPASS\t.\tGT\t0|1");
        assertThat(counts.duplicates()).isOne();
    }

    @Test
    void of_several_variants_at_a_position_the_first_that_agrees_stays() throws IOException {
        var vcf = Vcf.of(1)
                .row("20", 100, "A", "G")
                .row("20", 100, "A", "C")
                .row("20", 100, "A", "AT")
                .row("20", 200, "A", "G")
                .row("20", 200, "A", "C");
        var panel = new Sites().site(200, "A", "C");
        var counts = corrected(vcf.plain(), panel);
        assertThat(rows())
                .extracting(row -> row.substring(3, row.indexOf("\t.\tPASS")))
                .containsExactly("100\t.\tA\tG", "100\t.\tA\tAT", "200\t.\tA\tC");
        assertThat(counts.duplicates()).isOne();
        assertThat(counts.mismatching()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "HG19, M, MT",
        "HG19, chrM, MT",
        "HG38, M, chrMT",
        "HG38, chrM, chrMT",
        "HG38, MT, chrMT",
        "HG19, 23, X",
        "HG38, chr23, chrX",
        "HG19, chrY, chrY"
    })
    void contigs_have_the_only_name_that_servers_take(Build build, String name, String written) throws IOException {
        var vcf = Vcf.of(1, "##contig=<ID=" + name + ">").row(name, 100, "A", "G");
        try (var corrector = new Corrector(build, c -> Optional.of(new Sites().cursor()), out)) {
            assertThat(corrector.rewrite(new ByteArrayInputStream(vcf.plain())).renamed())
                    .isEqualTo(name.equals(written) ? 0 : 1);
        }
        assertThat(rows()).singleElement().asString().startsWith(written + "\t100");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("##contig=<ID=" + written + ">\n");
    }

    @Test
    void two_names_of_one_contig_are_one_in_the_header() throws IOException {
        corrected(
                Vcf.of(1, "##contig=<ID=chrM,length=16571>", "##contig=<ID=MT,length=16569>", "##contig=<ID=20>")
                        .row("20", 100, "A", "G")
                        .plain(),
                new Sites());
        assertThat(out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("##contig")))
                .containsExactly("##contig=<ID=MT,length=16571>", "##contig=<ID=20>");
    }

    @Property(tries = 60)
    void a_corrected_file_has_nothing_left_to_correct(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        var prefix = random.nextBoolean() ? "chr" : "";
        var vcf = Vcf.of(4);
        var panel = new Sites();
        var position = 0L;
        for (var i = random.nextInt(80) + 1; i > 0; i--) {
            position += random.nextInt(3);
            if (position > 0 && random.nextInt(5) > 0) {
                panel.site(position, base(random), base(random));
            }
            if (position > 0 && random.nextInt(5) > 0) {
                vcf.row(prefix + "20", position, base(random), random.nextInt(9) == 0 ? "AC" : base(random), "1/0");
            }
        }
        corrected(vcf.plain(), panel);
        var forecast = ForecastTest.forecast(out.toByteArray(), panel);
        assertThat(forecast.switched() + forecast.flipped() + forecast.flippedAndSwitched())
                .isZero();
        assertThat(forecast.undecidable() + forecast.mismatching() + forecast.duplicates())
                .isZero();
        assertThat(forecast.renamed()).isFalse();
    }

    @Test
    void what_cannot_be_corrected_is_told() {
        assertThatThrownBy(() -> corrected("no vcf".getBytes(StandardCharsets.UTF_8), new Sites()))
                .isInstanceOf(Corrector.UnreadableException.class);
        assertThatThrownBy(() -> corrected(Vcf.of(1).line("20\t1\t.").plain(), new Sites()))
                .isInstanceOf(Corrector.UnreadableException.class)
                .hasMessage("line 3 cannot be read");
        assertThatThrownBy(() -> corrected(
                        Vcf.of(1).row("20", 9, "A", "G").row("20", 8, "A", "G").plain(), new Sites()))
                .isInstanceOf(ForecastTally.UnsortedException.class);
    }

    private static String base(Random random) {
        return BASES[random.nextInt(BASES.length)];
    }

    private Corrected corrected(byte[] vcf, Sites panel) throws IOException {
        out.reset();
        try (var corrector = new Corrector(
                Build.HG19, c -> c.name().equals("20") ? Optional.of(panel.cursor()) : Optional.empty(), out)) {
            return corrector.rewrite(new ByteArrayInputStream(vcf));
        }
    }

    private List<String> rows() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
