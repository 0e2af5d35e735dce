package org.fip.file.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import htsjdk.tribble.index.tabix.TabixIndex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.fip.file.catalogue.ResultType;
import org.fip.file.quality.FileSummary.LostChunk;
import org.fip.file.quality.FileSummary.Reason;
import org.fip.file.quality.FileSummary.ReportLine;
import org.fip.file.vcf.BlockGzip;
import org.fip.file.vcf.BlockGzipReader;
import org.fip.file.vcf.LineHeads;
import org.junit.jupiter.api.Test;

class FileReadingTest {
    @Test
    void an_info_file_is_added_up_by_frequency_and_along_the_chromosome() throws IOException {
        var info = ImputedVcf.info("20")
                .imputed(100, 0.0005, 0.2)
                .imputed(200, 0.3, 0.9)
                .imputed(600_000, 0.3, 0.5)
                .typed(600_001, 0.3, 0.99, 0.7)
                .typedOnly(600_002, 0.1);
        var accuracy = accuracy("chr20.info.gz", BlockGzip.of(info.text()));
        assertThat(accuracy.measure()).isEqualTo("R2");
        assertThat(accuracy.sites()).isEqualTo(5);
        assertThat(accuracy.imputed()).isEqualTo(3);
        assertThat(accuracy.typed()).isEqualTo(1);
        assertThat(accuracy.typedOnly()).isEqualTo(1);
        assertThat(accuracy.all().sum()).isEqualTo(1.6, within(1e-9));
        assertThat(accuracy.byMaf().getFirst()).isEqualTo(new Tally(1, 0.2, 0, 0));
        assertThat(accuracy.byMaf().getLast()).isEqualTo(new Tally(2, 1.4, 2, 1));
        assertThat(accuracy.empirical().variants()).isEqualTo(1);
        assertThat(accuracy.contigs()).singleElement().satisfies(along -> {
            assertThat(along.contig()).isEqualTo("20");
            assertThat(along.bins()).extracting(AlongContig.Bin::start).containsExactly(1L, 500_001L);
            assertThat(along.bins().getLast().typed()).isEqualTo(1);
        });
    }

    @Test
    void bins_grow_with_the_chromosome_and_lose_nothing() throws IOException {
        var info = ImputedVcf.info("1");
        for (var position = 1; position < 248_000_000; position += 100_000) {
            info.imputed(position, 0.1, 0.5);
        }
        var along =
                accuracy("chr1.info.gz", BlockGzip.of(info.text())).contigs().getFirst();
        assertThat(along.bins()).hasSizeLessThanOrEqualTo(200).hasSizeGreaterThan(100);
        assertThat(along.bins().stream().mapToLong(b -> b.imputed().variants()).sum())
                .isEqualTo(2480);
    }

    @Test
    void the_table_of_older_servers_says_the_same() throws IOException {
        var table = """
                SNP\tREF(0)\tALT(1)\tALT_Frq\tMAF\tAvgCall\tRsq\tGenotyped\tLooRsq\tEmpR\tEmpRsq\tDose0\tDose1
                20:61795:G:T\tG\tT\t0.25\t0.25\t0.9\t0.5\tImputed\t-\t-\t-\t-\t-
                20:68749:T:C\tT\tC\t0.4\t0.4\t0.99\t0.99\tGenotyped\t0.9\t0.9\t0.81\t0.9\t0.1
                20:70000:T:C\tT\tC\t0.4\t0.4\t-\t-\tTyped_Only\t-\t-\t-\t-\t-
                """;
        var accuracy = accuracy("chr20.info.gz", gzip(table));
        assertThat(accuracy.measure()).isEqualTo("Rsq");
        assertThat(accuracy.imputed()).isEqualTo(1);
        assertThat(accuracy.typed()).isEqualTo(1);
        assertThat(accuracy.typedOnly()).isEqualTo(1);
        assertThat(accuracy.empirical().empiricalSum()).isEqualTo(0.81);
    }

    @Test
    void what_a_table_leaves_out_is_missing_and_nothing_else_is() throws IOException {
        var table = """
                SNP\tREF(0)\tALT(1)\tALT_Frq\tMAF\tAvgCall\tRsq\tGenotyped\tLooRsq\tEmpR\tEmpRsq\tDose0\tDose1
                20:61795:G:T\tG\tT\t0.25\t0.25\t0.9\t0.5\tImputed\t-\t-\t-\t-\t-
                rs123\tG\tT\t0.25\t0.25\t0.9\t0.9\tImputed\t-\t-\t-\t-\t-
                20:61800_G/T\tG\tT\t0\tNA\t0.9\tnan\tImputed\t-\t-\t.\t-\t-
                20:61801\tG\tT\t0\t.\t0.9\t-nan\tImputed\t-\t-\tNaN\t-\t-
                """;
        var accuracy = accuracy("chr20.info.gz", gzip(table));
        assertThat(accuracy.sites()).isEqualTo(4);
        assertThat(accuracy.imputed()).isEqualTo(4);
        assertThat(accuracy.all()).isEqualTo(new Tally(2, 1.4, 2, 1));
        assertThat(accuracy.contigNames()).containsExactly("20");
        assertThat(accuracy.contigs().getFirst().bins())
                .extracting(bin -> bin.imputed().variants())
                .containsExactly(1L);
    }

    @Test
    void beagle_is_read_by_its_own_names() throws IOException {
        var vcf = """
                ##fileformat=VCFv4.2
                ##INFO=<ID=AF,Number=A,Type=Float,Description="Estimated ALT Allele Frequencies">
                ##INFO=<ID=DR2,Number=A,Type=Float,Description="Dosage R-Squared">
                ##INFO=<ID=IMP,Number=0,Type=Flag,Description="Imputed marker">
                #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1
                chr20\t10\t.\tA\tG\t.\tPASS\tDR2=0.75;AF=0.9000;IMP\tGT:DS\t1|1:2
                chr20\t20\t.\tA\tG\t.\tPASS\tDR2=1.00;AF=0.5\tGT:DS\t1|0:1
                """;
        var accuracy = accuracy("imputed.vcf.gz", gzip(vcf));
        assertThat(accuracy.measure()).isEqualTo("DR2");
        assertThat(accuracy.imputed()).isEqualTo(1);
        assertThat(accuracy.typed()).isEqualTo(1);
        assertThat(accuracy.byMaf().get(4)).isEqualTo(new Tally(1, 0.75, 1, 0));
    }

    @Test
    void a_file_without_scores_invents_none() throws IOException {
        var vcf = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n20\t1\t.\tA\tG\t.\t.\tAC=1\n";
        var reading = read("x.vcf.gz", gzip(vcf));
        assertThat(reading.summary()).isEqualTo(FileSummary.NOTHING);
        assertThat(reading.index()).as("plain gzip cannot be indexed").isNull();
    }

    @Test
    void an_index_leads_to_every_row() throws Exception {
        var vcf = ImputedVcf.genotypes("20", samples(300));
        for (var position = 1_000; position <= 4_000_000; position += 4_000) {
            vcf.imputed(position, 0.1, 0.5);
        }
        var content = BlockGzip.of(vcf.text());
        var bytes = Objects.requireNonNull(read("chr20.dose.vcf.gz", content).index());
        var index = new TabixIndex(new ByteArrayInputStream(
                new java.util.zip.GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()));
        assertThat(index.getSequenceNames()).containsExactly("20");
        var block = index.getBlocks("20", 3_001_000, 3_001_000).getFirst();
        try (var reader = new BlockGzipReader(BlockGzip.channel(content))) {
            reader.seek(block.getStartPosition() >> 16);
            reader.next();
            var from = (int) (block.getStartPosition() & 0xffff);
            assertThat(new String(reader.bytes(), from, 3, StandardCharsets.UTF_8))
                    .isEqualTo("20\t");
        }
    }

    @Test
    void rows_that_are_not_sorted_are_counted_and_not_indexed() throws IOException {
        var vcf = ImputedVcf.genotypes("20", "S1").imputed(200, 0.1, 0.5).imputed(100, 0.1, 0.7);
        var reading = read("chr20.dose.vcf.gz", BlockGzip.of(vcf.text()));
        assertThat(reading.index()).isNull();
        assertThat(Objects.requireNonNull(reading.summary().accuracy()).imputed())
                .isEqualTo(2);
    }

    @Test
    void lines_longer_than_a_block_are_put_together() throws IOException {
        var vcf = ImputedVcf.genotypes("20", samples(20_000))
                .imputed(100, 0.1, 0.5)
                .imputed(200, 0.2, 0.6);
        try (var reader = new BlockGzipReader(BlockGzip.channel(BlockGzip.of(vcf.text())))) {
            var lines = new LineHeads(reader, 3);
            String last = "";
            while (lines.next()) {
                last = new String(lines.head(), 0, lines.headLength(), StandardCharsets.UTF_8);
            }
            assertThat(last).isEqualTo("20\t200\trs200");
        }
    }

    @Test
    void a_file_that_is_damaged_or_cut_says_so() throws IOException {
        var content = BlockGzip.of(ImputedVcf.info("20").imputed(100, 0.1, 0.5).text());
        assertThat(read("chr20.info.gz", Arrays.copyOf(content, 60)).summary().unreadable())
                .isEqualTo("The file ends too early");
        content[50] ^= 0x55;
        assertThat(read("chr20.info.gz", content).summary().unreadable()).contains("damaged");
        assertThat(read("chr20.info.gz", gzip("<html>Not found</html>"))
                        .summary()
                        .unreadable())
                .isEqualTo("It does not begin as a VCF file does");
    }

    @Test
    void tables_of_both_generations_of_servers_are_understood() throws IOException {
        var excluded = """
                ID\tCHROM\tPOS\tREF\tALT\tINFO
                rs1\t20\t1\tA\tG\tStrand flip. Reference Panel: A/G
                rs2\t20\t2\tA\tG\tStrand flip. Reference Panel: C/T
                rs3\t20\t3\tA\tG\tMonomorphic
                """;
        assertThat(read("statistics/snps-excluded.txt", utf8(excluded))
                        .summary()
                        .exclusions())
                .containsExactly(new Reason("Strand flip", 2), new Reason("Monomorphic", 1));
        var older = "#Position\tFilterType\t Info\n20:1\tAllele switch\tRef: A\n20:2\tAllele switch\tRef: C\n";
        assertThat(read("statistics/snps-excluded.txt", utf8(older)).summary().exclusions())
                .containsExactly(new Reason("Allele switch", 2));
        var chunks = """
                CHUNK\tSNPS\tREFERENCE_OVERLAP\tSAMPLES_LOW_CALL_RATE
                chunk_20_60000001_80000000\t2\t0.9000\t0
                chunk_20_1_20000000\t400\t0.3100\t4
                """;
        assertThat(read("statistics/chunks-excluded.txt", utf8(chunks))
                        .summary()
                        .lostChunks())
                .containsExactly(
                        new LostChunk("20", 60_000_001, 80_000_000, 2, 0.9, 0, "too_few_variants"),
                        new LostChunk("20", 1, 20_000_000, 400, 0.31, 4, "reference_overlap"));
        var olderChunks = "#Chunk\tSNPs (#)\tReference Overlap (%)\tLow Sample Call Rates (#)\n"
                + "chunk_X_0000000001_0020000000\t50\t88.5\t3\n";
        assertThat(read("statistics/chunks-excluded.txt", utf8(olderChunks))
                        .summary()
                        .lostChunks())
                .containsExactly(new LostChunk("X", 1, 20_000_000, 50, 0.885, 3, "sample_call_rate"));
        assertThat(read("typed-only.txt", utf8("#Position\n20:1\n20:2\n"))
                        .summary()
                        .typedOnly())
                .isEqualTo(2);
        assertThat(read("qc_report.txt", utf8("Match: 7,749\nReference Overlap (%): 99.5\nno value\n"))
                        .summary()
                        .report())
                .containsExactly(new ReportLine("Match", "7,749"), new ReportLine("Reference Overlap (%)", "99.5"));
    }

    private static Accuracy accuracy(String name, byte[] content) throws IOException {
        return Objects.requireNonNull(read(name, content).summary().accuracy());
    }

    private static FileReading read(String name, byte[] content) throws IOException {
        return FileReading.of(name, ResultType.of(name), true, BlockGzip.channel(content), () -> {});
    }

    private static String[] samples(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(i -> "S" + i).toArray(String[]::new);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(utf8(text));
        }
        return bytes.toByteArray();
    }
}
