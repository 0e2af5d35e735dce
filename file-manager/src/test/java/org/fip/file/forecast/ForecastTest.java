package org.fip.file.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.fip.file.panelsites.Sites;
import org.fip.file.preflight.Build;
import org.fip.file.preflight.Scan;
import org.fip.file.preflight.Severity;
import org.fip.file.preflight.Vcf;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final String[] MANY_MISSING = {"./.", "./.", "./.", "0/1"};

    @Test
    void each_variant_is_counted_where_a_server_would_count_it() throws IOException {
        var vcf = Vcf.of(20)
                .row("20", 100, "A", "G")
                .row("20", 200, "A", "G")
                .row("20", 300, "A", "G")
                .row("20", 400, "A", "G")
                .row("20", 500, "A", "T")
                .row("20", 600, "A", "G")
                .row("20", 700, "A", "G")
                .row("20", 700, "A", "G")
                .row("20", 800, "A", "AT")
                .row("20", 900, "A", "G", "0|0")
                .row("20", 1000, "A", "T", MANY_MISSING);
        var panel = new Sites()
                .site(100, "A", "G")
                .site(200, "G", "A")
                .site(300, "T", "C")
                .site(400, "C", "T")
                .site(500, "T", "A")
                .site(600, "A", "C")
                .site(800, "A", "AT")
                .site(1000, "A", "T");
        var forecast = forecast(vcf, panel);
        assertThat(forecast.matching()).isEqualTo(2);
        assertThat(forecast.switched()).isEqualTo(1);
        assertThat(forecast.flipped()).isEqualTo(1);
        assertThat(forecast.flippedAndSwitched()).isEqualTo(1);
        assertThat(forecast.undecidable()).isEqualTo(1);
        assertThat(forecast.mismatching()).isEqualTo(1);
        assertThat(forecast.typedOnly()).isEqualTo(1);
        assertThat(forecast.duplicates()).isEqualTo(1);
        assertThat(forecast.complementary()).isEqualTo(2);
        assertThat(forecast.lowCallRate()).isEqualTo(1);
        assertThat(forecast.leftOutBefore()).isEqualTo(3);
        assertThat(forecast.renamed()).isFalse();
        assertThat(forecast.overlap()).isEqualTo(7.0 / 8);
        assertThat(forecast.lostStretches())
                .extracting(Forecast.LostStretch::usable)
                .containsExactly(2L);
    }

    @Test
    void stretches_are_lost_for_want_of_overlap_of_variants_or_of_genotypes() throws IOException {
        var vcf = Vcf.of(20);
        var panel = new Sites();
        for (var position = 100L; position <= 400; position += 100) {
            vcf.row("20", position, "A", "G");
        }
        panel.site(100, "A", "G");
        for (var position = 20_000_100L; position <= 20_000_400; position += 100) {
            vcf.row("20", position, "A", "G");
            panel.site(position, position > 20_000_200 ? "A" : "G", position > 20_000_200 ? "G" : "A");
        }
        for (var position = 40_000_100L; position <= 40_000_400; position += 100) {
            vcf.row("20", position, "A", "G", "./.", "0/1");
            panel.site(position, "A", "G");
        }
        assertThat(forecast(vcf, panel).lostStretches())
                .extracting(Forecast.LostStretch::start, Forecast.LostStretch::reason)
                .containsExactly(
                        tuple(1L, Forecast.Reason.LITTLE_OVERLAP),
                        tuple(20_000_001L, Forecast.Reason.FEW_VARIANTS),
                        tuple(40_000_001L, Forecast.Reason.SAMPLE_MISSING));
    }

    @Test
    void only_what_agrees_with_the_panel_saves_a_stretch() throws IOException {
        var vcf = Vcf.of(20);
        var panel = new Sites();
        for (var position = 1L; position <= 20; position++) {
            vcf.row("20", position, "A", "G");
            panel.site(position, "G", "A");
        }
        for (var position = 101L; position <= 110; position++) {
            vcf.row("20", position, "A", "G", MANY_MISSING);
        }
        var forecast = forecast(vcf, panel);
        assertThat(forecast.lowCallRate()).isZero();
        assertThat(forecast.lostStretches())
                .extracting(Forecast.LostStretch::usable, Forecast.LostStretch::reason)
                .containsExactly(tuple(0L, Forecast.Reason.FEW_VARIANTS));
    }

    @Test
    void a_sample_is_asked_for_what_agrees_with_the_panel() throws IOException {
        var vcf = Vcf.of(20);
        var panel = new Sites();
        for (var position = 1L; position <= 4; position++) {
            vcf.row("20", position, "A", "G", "./.", "0/1");
            panel.site(position, "G", "A");
        }
        for (var position = 11L; position <= 13; position++) {
            vcf.row("20", position, "A", "G");
            panel.site(position, "A", "G");
        }
        assertThat(forecast(vcf, panel).lostStretches()).isEmpty();
    }

    @Test
    void many_flipped_variants_end_a_job() throws IOException {
        var vcf = Vcf.of(20);
        var panel = new Sites();
        for (var position = 1L; position <= 101; position++) {
            vcf.row("20", position, "A", "G");
            panel.site(position, "T", "C");
        }
        for (var position = 200L; position <= 300; position++) {
            vcf.row("20", position, "A", "G");
            panel.site(position, "A", "G");
        }
        assertThat(ForecastJudge.remarks(forecast(vcf, panel)).getFirst())
                .isEqualTo(new ForecastRemark(
                        Severity.ERROR,
                        "101 variants are called on the other strand; servers end a job with more than 100."));
    }

    @Test
    void a_file_of_another_build_hardly_meets_the_panel() throws IOException {
        var vcf = Vcf.of(20);
        var panel = new Sites();
        for (var position = 1_000L; position <= 70_000; position += 1_000) {
            vcf.row("20", position, "A", "G");
            panel.site(position + 7, "A", "G");
        }
        assertThat(ForecastJudge.remarks(forecast(vcf, panel)))
                .extracting(ForecastRemark::sentence)
                .anyMatch(s -> s.contains("probably of another build"));
    }

    @Test
    void of_a_file_that_is_converted_first_nothing_is_said() throws IOException {
        var vcf = Vcf.of(20, "##contig=<ID=chr20,length=64444167>").row("chr20", 100, "A", "G");
        var forecast = forecast(vcf, new Sites().site(100, "G", "A"));
        assertThat(forecast.renamed()).isTrue();
        assertThat(ForecastJudge.remarks(forecast))
                .singleElement()
                .satisfies(r -> assertThat(r.sentence()).startsWith("The file is GRCh38 (hg38) and the panel GRCh37"));
    }

    @Test
    void what_servers_do_not_know_by_its_name_would_be_renamed() throws IOException {
        var forecast = forecast(Vcf.of(20).row("M", 100, "A", "G"), new Sites());
        assertThat(forecast.renamed()).isTrue();
        assertThat(forecast.isCorrectable()).isTrue();
    }

    @Test
    void a_file_that_is_not_sorted_is_not_foretold() {
        assertThatThrownBy(() -> forecast(
                        Vcf.of(20).row("20", 200, "A", "G").row("20", 100, "A", "G"), new Sites().site(100, "A", "G")))
                .isInstanceOf(ForecastTally.UnsortedException.class);
    }

    static Forecast forecast(Vcf vcf, Sites panel) throws IOException {
        return forecast(vcf.blockGzipped(), panel);
    }

    static Forecast forecast(byte[] vcf, Sites panel) throws IOException {
        try (var tally = new ForecastTally(
                Build.HG19, c -> c.name().equals("20") ? Optional.of(panel.cursor()) : Optional.empty())) {
            return tally.result(Scan.of(new ByteArrayInputStream(vcf), tally));
        }
    }
}
