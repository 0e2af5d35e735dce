package org.fip.sandbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.tribble.readers.TabixReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.fip.sandbox.vcf.BlockGzip;
import org.fip.sandbox.vcf.VcfReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinedVcfTest {

    @TempDir
    Path folder;

    private Path chromosome(String contig, String... infos) throws IOException {
        Path file = folder.resolve(contig + ".vcf.gz");
        try (Writer out = BlockGzip.writer(file)) {
            out.write("##fileformat=VCFv4.2\n##contig=<ID=" + contig + ">\n");
            out.write("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\n");
            for (int i = 0; i < infos.length; i++) {
                out.write("%s\t%d\t.\tA\tG\t.\tPASS\t%s\tGT\t0|1\n".formatted(contig, 100 + i, infos[i]));
            }
        }
        return file;
    }

    @Test
    void chromosomes_follow_each_other_and_can_be_asked_for() throws Exception {
        Path whole = folder.resolve("whole.vcf.gz");
        var summary = new ImputationSummary();

        JoinedVcf.write(
                List.of(
                        chromosome("chr2", "AF=0.4;MAF=0.4;R2=0.8;IMPUTED", "MAF=0.2;R2=0.6;IMPUTED"),
                        chromosome("chr10", "MAF=0.005;R2=0.1;IMPUTED", "MAF=0.3;R2=1;TYPED;IMPUTED")),
                whole,
                summary);

        try (var reader = VcfReader.open(whole)) {
            assertThat(reader.header())
                    .containsExactly("##fileformat=VCFv4.2", "##contig=<ID=chr2>", "##contig=<ID=chr10>");
            assertThat(reader.samples()).containsExactly("S1");
        }
        try (var tabix = new TabixReader(whole.toString())) {
            assertThat(tabix.query("chr10", 99, 100).next()).startsWith("chr10\t100\t");
            assertThat(tabix.query("chr2", 100, 101).next()).startsWith("chr2\t101\t");
        }
        assertThat(summary.text()).isEqualTo("""
                Typed sites: 1
                Imputed sites: 3
                Mean R2, MAF >= 5 %: 0.700 (2 imputed sites)
                Mean R2, MAF 1-5 %: - (0 imputed sites)
                Mean R2, MAF < 1 %: 0.100 (1 imputed sites)
                """);
    }
}
