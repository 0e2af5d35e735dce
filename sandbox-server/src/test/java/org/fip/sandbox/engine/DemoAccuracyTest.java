package org.fip.sandbox.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fip.sandbox.demo.DemoData;
import org.fip.sandbox.demo.ImputationAccuracy;
import org.fip.sandbox.engine.TargetGenotypes.TypedSite;
import org.fip.sandbox.panel.ReferencePanel;
import org.fip.sandbox.panel.Site;
import org.fip.sandbox.vcf.VcfReader;
import org.fip.sandbox.vcf.VcfRow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masked true genotypes against imputed dosages, on the demo data. */
class DemoAccuracyTest {

    private static final DemoData DEMO = DemoData.generate();
    private static final ReferencePanel PANEL = DEMO.panel();

    @TempDir
    static Path folder;

    @BeforeAll
    static void write_the_truth() throws IOException {
        DEMO.writeTruth(folder.resolve("truth.vcf.gz"));
    }

    @Test
    void the_own_engine_reaches_the_promised_accuracy_for_common_variants() throws Exception {
        ImputationAccuracy accuracy = impute(new HmmEngine(), read(true), "phased");

        assertThat(accuracy.imputed()).isGreaterThan(2_000);
        assertThat(accuracy.meanR2Common()).as("%s", accuracy).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void unphased_genotypes_reach_it_too_after_phasing_against_the_panel() throws Exception {
        TargetGenotypes phased = PanelPhasing.phase(read(false), PANEL);
        ImputationAccuracy accuracy = impute(new HmmEngine(), phased, PanelPhasing.NAME);

        assertThat(accuracy.meanR2Common()).as("%s", accuracy).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void minimac4_reaches_it_where_it_is_installed() throws Exception {
        ImputationEngine minimac4 =
                Minimac4Engine.find(folder.resolve("panels")).orElse(null);
        assumeThat(minimac4).isNotNull();
        ImputationAccuracy accuracy = impute(requireNonNull(minimac4), read(true), "phased");

        assertThat(accuracy.imputed()).isGreaterThan(2_000);
        assertThat(accuracy.meanR2Common()).as("%s", accuracy).isGreaterThanOrEqualTo(0.8);
    }

    private static ImputationAccuracy impute(ImputationEngine engine, TargetGenotypes target, String phasing)
            throws Exception {
        Path dose = folder.resolve("dose.vcf.gz");
        var task =
                new ImputationTask(PANEL, DemoData.PANEL_KEY, target, phasing, List.of(new Chunk(1, Chunk.LENGTH)), 0);
        engine.impute(task, new ImputedFiles(dose, folder.resolve("info.gz"), null), done -> {});
        return ImputationAccuracy.of(Files.newInputStream(dose), Files.newInputStream(folder.resolve("truth.vcf.gz")));
    }

    private static TargetGenotypes read(boolean phased) throws IOException {
        Path file = folder.resolve("target.vcf.gz");
        DEMO.writeTarget(file, phased);
        List<TypedSite> sites = new ArrayList<>();
        try (VcfReader reader = VcfReader.open(file)) {
            for (VcfRow row = reader.next(); row != null; row = reader.next()) {
                byte[] alleles = new byte[2 * row.samples()];
                for (int i = 0; i < alleles.length; i++) {
                    alleles[i] = row.allele(i / 2, i % 2);
                }
                var site = new Site(row.position(), row.ref(), row.alt());
                sites.add(new TypedSite(site, row.id(), PANEL.indexOf(site), alleles));
            }
            return new TargetGenotypes(reader.samples(), sites, phased);
        }
    }
}
