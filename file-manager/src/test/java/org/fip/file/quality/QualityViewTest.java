package org.fip.file.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fip.file.catalogue.ResultType;
import org.fip.file.quality.Analyses.Summarised;
import org.fip.file.quality.JobQuality.Missing;
import org.fip.file.vcf.BlockGzip;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class QualityViewTest {
    @Test
    void the_chunks_of_a_chromosome_add_up() {
        var quality = quality(
                read("imputed.chunk1.vcf.gz", genotypes("20", 100, 1_000_000)),
                read("imputed.chunk2.vcf.gz", genotypes("20", 1_000_001, 60_000_000)));
        assertThat(Objects.requireNonNull(quality.counts()).imputed()).isEqualTo(4);
        assertThat(quality.sources()).containsExactly("imputed.chunk1.vcf.gz", "imputed.chunk2.vcf.gz");
        assertThat(accuracy(quality).chromosomes()).singleElement().satisfies(chromosome -> {
            assertThat(chromosome.width()).isEqualTo(500_000);
            assertThat(chromosome.bins())
                    .extracting(JobQuality.Bin::start, JobQuality.Bin::imputed)
                    .containsExactly(tuple(1L, 1L), tuple(500_001L, 1L), tuple(1_000_001L, 1L), tuple(59_500_001L, 1L));
        });
        assertThat(reasons(quality, "accuracy")).isEmpty();
    }

    @Test
    void the_parts_of_chromosome_x_add_up() {
        var quality = quality(
                read("chrX.PAR.vcf.gz", genotypes("X", 60_001, 2_781_479, 155_701_383, 156_030_895)),
                read("chrX.nonPAR.vcf.gz", genotypes("X", 2_781_480, 3_000_000, 155_701_382)));
        assertThat(Objects.requireNonNull(quality.counts()).imputed()).isEqualTo(7);
        assertThat(reasons(quality, "accuracy")).isEmpty();
    }

    @Test
    void sites_that_two_files_have_are_counted_once_and_the_other_is_named() {
        var quality = quality(
                read("imputed.chunk1.vcf.gz", genotypes("20", 100, 200)),
                read("imputed.chunk2.vcf.gz", genotypes("20", 300, 400)),
                read("imputed.vcf.gz", genotypes("20", 100, 200, 300, 400)));
        assertThat(Objects.requireNonNull(quality.counts()).imputed()).isEqualTo(4);
        assertThat(quality.sources()).containsExactly("imputed.vcf.gz");
        assertThat(reasons(quality, "accuracy"))
                .containsExactly(
                        "imputed.chunk1.vcf.gz is left out: imputed.vcf.gz has variants at the same places of 20,"
                                + " which are counted once",
                        "imputed.chunk2.vcf.gz is left out: imputed.vcf.gz has variants at the same places of 20,"
                                + " which are counted once");
    }

    @Test
    void genotypes_stand_in_for_the_chromosomes_without_an_info_file() {
        var quality = quality(
                read("chr20.dose.vcf.gz", genotypes("20", 100, 200)),
                read("chr20.info.gz", ImputedVcf.info("20").imputed(100, 0.2, 0.9)),
                read("chr21.dose.vcf.gz", genotypes("21", 100)));
        assertThat(quality.sources()).containsExactly("chr20.info.gz", "chr21.dose.vcf.gz");
        assertThat(reasons(quality, "accuracy")).isEmpty();
        var together = ImputedVcf.genotypes("20", "S1").imputed(100, 0.2, 0.9).text()
                + "21\t100\t.\tA\tG\t.\tPASS\tMAF=0.2;R2=0.9;IMPUTED\tGT:DS\t0|0:0\n";
        assertThat(reasons(
                        quality(
                                read("chr20.info.gz", ImputedVcf.info("20").imputed(100, 0.2, 0.9)),
                                read("imputed.vcf.gz", together)),
                        "accuracy"))
                .containsExactly(
                        "imputed.vcf.gz is left out: the info files have scores of some of its chromosomes, but none of 21");
    }

    @Test
    void info_files_that_name_no_places_are_not_counted_twice() {
        var table = "SNP\tMAF\tRsq\tGenotyped\tEmpRsq\nrs1\t0.2\t0.9\tImputed\t-\n";
        var quality = quality(read("chr20.dose.vcf.gz", genotypes("20", 100)), read("chr20.info.gz", table));
        assertThat(Objects.requireNonNull(quality.counts()).imputed()).isEqualTo(1);
        assertThat(reasons(quality, "accuracy")).singleElement().asString().startsWith("chr20.dose.vcf.gz is left out");
    }

    @Test
    void what_was_kept_before_bins_had_limits_is_still_understood() {
        var chunks = quality(
                before(read("chunk1.vcf.gz", genotypes("20", 100, 249_000, 1_100_000))),
                before(read("chunk2.vcf.gz", genotypes("20", 1_200_000, 2_000_000))));
        assertThat(Objects.requireNonNull(chunks.counts()).imputed()).isEqualTo(5);
        var twice = quality(
                before(read("chunk1.vcf.gz", genotypes("20", 100, 300_000))),
                read("merged.vcf.gz", genotypes("20", 100, 300_000, 600_000)));
        assertThat(Objects.requireNonNull(twice.counts()).imputed()).isEqualTo(3);
    }

    @Test
    void each_file_that_cannot_be_read_is_named() {
        var quality = quality(
                read("chr20.info.gz", ImputedVcf.info("20").imputed(100, 0.2, 0.9)),
                read("chr21.info.gz", "<html>"),
                read("chr22.info.gz", "<html>"));
        assertThat(quality.accuracy()).isNotNull();
        assertThat(reasons(quality, "accuracy"))
                .containsExactly(
                        "chr21.info.gz cannot be read: It does not begin as a VCF file does",
                        "chr22.info.gz cannot be read: It does not begin as a VCF file does");
    }

    @Test
    void a_line_of_the_report_that_stands_in_two_files_is_there_once() {
        var quality = quality(
                read("qc_report.txt", "Match: 2\nSamples: 51\n"),
                read("statistics.txt", "Match: 2\nStrand flips: 1\n"));
        assertThat(quality.report())
                .extracting(FileSummary.ReportLine::key)
                .containsExactly("Match", "Samples", "Strand flips");
    }

    @Test
    void what_is_not_there_may_have_been_sent_and_deleted() {
        var quality = quality(read("job.log", "done\n"));
        for (var part : List.of("accuracy", "report", "exclusions", "lost_chunks")) {
            assertThat(reasons(quality, part)).singleElement().asString().contains("deleted");
        }
    }

    private static JobQuality quality(Summarised... files) {
        return QualityView.of(UUID.randomUUID(), List.of(files));
    }

    private static JobQuality.Scores accuracy(JobQuality quality) {
        return Objects.requireNonNull(quality.accuracy());
    }

    private static List<String> reasons(JobQuality quality, String part) {
        return quality.unavailable().stream()
                .filter(m -> m.part().equals(part))
                .map(Missing::reason)
                .toList();
    }

    private static ImputedVcf genotypes(String contig, int... positions) {
        var vcf = ImputedVcf.genotypes(contig, "S1");
        for (var position : positions) {
            vcf.imputed(position, 0.2, 0.9);
        }
        return vcf;
    }

    private static Summarised read(String name, ImputedVcf vcf) {
        return read(name, vcf.text());
    }

    private static Summarised read(String name, String text) {
        var type = ResultType.of(name);
        try {
            return new Summarised(
                    name,
                    type,
                    FileReading.of(name, type, false, BlockGzip.channel(BlockGzip.of(text)), () -> {})
                            .summary());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it was kept when bins had no limits. */
    private static Summarised before(Summarised file) {
        var json = JsonMapper.builder().build();
        var kept = json.writeValueAsString(file.summary()).replaceAll(",\"(first|last)\":\\d+", "");
        assertThat(kept).contains("\"bins\":").doesNotContain("\"first\"");
        return new Summarised(file.filename(), file.type(), json.readValue(kept, FileSummary.class));
    }
}
