package org.fip.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.fip.sandbox.demo.DemoData;
import org.fip.sandbox.panel.OfferedPanel;
import org.fip.sandbox.panel.ReferencePanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MsavRoundTripTest {

    @TempDir
    Path folder;

    @Test
    void a_panel_that_minimac4_packed_is_read_back_unchanged() throws Exception {
        ExternalProgram minimac4 = ExternalProgram.find("minimac4").orElse(null);
        assumeThat(minimac4).isNotNull();
        ReferencePanel panel = DemoData.generate().panel();
        Path vcf = folder.resolve("panel.vcf.gz");
        Path msav = folder.resolve("panel.msav");
        HaplotypeVcf.write(panel, vcf);
        Objects.requireNonNull(minimac4)
                .run(
                        List.of("--compress-reference", vcf.toString(), "-o", msav.toString()),
                        folder.resolve("minimac4.log"));

        ReferencePanel read = OfferedPanel.Source.msav(msav).read();

        assertThat(read.contig()).isEqualTo("chr20");
        assertThat(read.haplotypes()).isEqualTo(panel.haplotypes());
        assertThat(read.sites()).isEqualTo(panel.sites());
        for (int s = 0; s < panel.sites().size(); s++) {
            assertThat(read.carriers(s)).isEqualTo(panel.carriers(s));
        }
    }
}
