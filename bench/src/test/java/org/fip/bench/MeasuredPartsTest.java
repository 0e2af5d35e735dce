package org.fip.bench;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of file-manager that are measured run in processes that have little of it on their class path: it must be enough. */
class MeasuredPartsTest {
    private static final String ROWS = """
            ##fileformat=VCFv4.2
            ##contig=<ID=20,length=63025520>
            ##INFO=<ID=R2,Number=1,Type=Float,Description="Estimated Imputation Accuracy (R-square)">
            ##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
            #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO	FORMAT	S1	S2
            20	60000	.	A	G	.	PASS	R2=0.95	GT	0|1	1|1
            20	60100	.	C	T	.	PASS	R2=0.20	GT	0|0	0|1
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("chr20.vcf.gz");
        try (var out = new BlockCompressedOutputStream(file.toFile())) {
            out.write(ROWS.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void a_file_is_inspected() throws IOException {
        assertThat(PreflightOfFile.inspected(file)).isEqualTo("2 2");
    }

    @Test
    void a_result_is_exported() throws IOException {
        var exported = folder.resolve("exported.vcf.gz");
        ExportOfFile.main(new String[] {file.toString(), exported.toString(), "0.8"});
        assertThat(text(exported)).contains("\t60000\t").doesNotContain("\t60100\t");
    }

    private static String text(Path packed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(packed)))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
