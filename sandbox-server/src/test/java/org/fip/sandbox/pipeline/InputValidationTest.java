package org.fip.sandbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.fip.sandbox.panel.OfferedPanel;
import org.fip.sandbox.vcf.BlockGzip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputValidationTest {

    private static final OfferedPanel PANEL =
            new OfferedPanel("demo", "1.0.0", "Demo", "hg38", Map.of("all", "ALL", "off", "Skip"), Map.of());
    private static final String HEADER = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT";

    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (Writer out = BlockGzip.writer(file)) {
            out.write(text);
        }
        return file;
    }

    private static String vcf(String samples, String... rows) {
        var text = new StringBuilder(HEADER);
        for (String sample : samples.split(" ")) {
            text.append('\t').append(sample);
        }
        for (String row : rows) {
            String[] fields = row.split(" ");
            text.append("\n%s\t%s\t.\t%s\t%s\t.\tPASS\t.\tGT".formatted((Object[]) fields));
            for (int i = 4; i < fields.length; i++) {
                text.append('\t').append(fields[i]);
            }
        }
        return text.append('\n').toString();
    }

    private List<InputFile> validate(Map<String, String> parameters) throws Exception {
        var log = new StepLog() {
            @Override
            public void step(String name) {}

            @Override
            public void add(MessageType type, String message) {}
        };
        return new InputValidation(2, 3).check(folder, JobParameters.of(parameters), PANEL, log);
    }

    private String refusal(String... parameters) {
        var given = new HashMap<>(Map.of("build", "hg38", "refpanel", "demo"));
        for (int i = 0; i < parameters.length; i += 2) {
            given.put(parameters[i], parameters[i + 1]);
        }
        PipelineException refused = catchThrowableOfType(PipelineException.class, () -> validate(given));
        return refused == null ? "" : refused.reason();
    }

    @Test
    void a_good_file_is_described() throws Exception {
        write("a.vcf.gz", vcf("S1 S2", "chr20 100 A G 0|1 0/0", "chr20 30000000 A G 0/1 0|0"));

        List<InputFile> files = validate(Map.of("build", "hg38"));

        assertThat(files).hasSize(1);
        assertThat(files.getFirst().chromosome()).isEqualTo("20");
        assertThat(files.getFirst().variants()).isEqualTo(2);
        assertThat(files.getFirst().chunks()).isEqualTo(2);
        assertThat(files.getFirst().phased()).isFalse();
    }

    @Test
    void a_file_whose_first_variant_is_phased_has_to_be_phased_throughout() throws Exception {
        write("a.vcf.gz", vcf("S1 S2", "chr20 100 A G 0|1 0|0", "chr20 200 A G 0/1 0|0"));
        assertThat(refusal()).startsWith("File should be phased, but also includes unphased");
    }

    @Test
    void without_a_vcf_file_nothing_is_detected() {
        assertThat(refusal()).isEqualTo("No vcf.gz input files detected.");
    }

    @Test
    void plain_gzip_is_refused() throws Exception {
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.vcf.gz")))) {
            out.write(vcf("S1 S2", "chr20 100 A G 0|1 0|0").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(refusal()).contains("not compressed with bgzip");
    }

    @Test
    void contigs_must_be_spelled_as_in_the_build() throws Exception {
        write("a.vcf.gz", vcf("S1 S2", "20 100 A G 0|1 0|0"));
        assertThat(refusal()).contains("contains chromosome '20'", "not a valid hg38 encoding", "encoded as 'chr20'");
    }

    @Test
    void one_file_holds_one_chromosome_in_order() throws Exception {
        write("a.vcf.gz", vcf("S1 S2", "chr20 100 A G 0|1 0|0", "chr21 100 A G 0|1 0|0"));
        assertThat(refusal()).contains("more than one chromosome");
        write("a.vcf.gz", vcf("S1 S2", "chr20 100 A G 0|1 0|0", "chr20 99 A G 0|1 0|0"));
        assertThat(refusal()).contains("not sorted");
    }

    @Test
    void samples_must_be_unique_and_neither_too_few_nor_too_many() throws Exception {
        write("a.vcf.gz", vcf("S1 S1", "chr20 100 A G 0|1 0|0"));
        assertThat(refusal()).isEqualTo("Two individuals or more have the following ID: S1");
        write("a.vcf.gz", vcf("S1", "chr20 100 A G 0|1"));
        assertThat(refusal()).isEqualTo("At least 2 samples must be uploaded.");
        write("a.vcf.gz", vcf("S1 S2 S3 S4", "chr20 100 A G 0|1 0|0 0|0 0|0"));
        assertThat(refusal()).isEqualTo("The maximum number of samples is 3.");
    }

    @Test
    void files_without_genotypes_or_variants_or_with_equal_alleles_are_refused() throws Exception {
        write("a.vcf.gz", HEADER.replace("\tFORMAT", "") + "\nchr20\t100\t.\tA\tG\t.\tPASS\t.\n");
        assertThat(refusal()).contains("sites only");
        write("a.vcf.gz", vcf("S1 S2"));
        assertThat(refusal()).contains("no variants");
        write("a.vcf.gz", vcf("S1 S2", "chr20 100 A A 0|1 0|0"));
        assertThat(refusal()).contains("REF and ALT are the same at chr20:100");
    }

    @Test
    void choices_must_fit_the_data_and_the_panel() throws Exception {
        write("a.vcf.gz", vcf("S1 S2", "chr20 100 A G 0/1 0|0"));
        assertThat(refusal("phasing", "no_phasing")).contains("Your input data is unphased");
        assertThat(refusal("population", "martian")).contains("Population 'martian' is not supported");
        write("a.vcf.gz", vcf("S1 S2", "20 100 A G 0/1 0|0"));
        assertThat(refusal("build", "hg19")).contains("does not lift positions over");
    }
}
