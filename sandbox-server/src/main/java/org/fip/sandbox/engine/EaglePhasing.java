package org.fip.sandbox.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fip.sandbox.engine.TargetGenotypes.TypedSite;
import org.fip.sandbox.panel.ReferencePanel;
import org.fip.sandbox.panel.Site;
import org.fip.sandbox.vcf.VcfReader;
import org.fip.sandbox.vcf.VcfRow;

/** Phasing by Eagle 2 (Loh et al. 2016) against the panel; it needs a genetic map, which its packages don't bring. */
record EaglePhasing(ExternalProgram eagle, Path geneticMap) implements PhasingMethod {

    @Override
    public String name() {
        return "Eagle";
    }

    @Override
    public TargetGenotypes phase(TargetGenotypes target, ReferencePanel panel, Path work)
            throws IOException, InterruptedException {
        List<TypedSite> sites =
                target.sites().stream().filter(TypedSite::inPanel).toList();
        Path reference = work.resolve("eagle-reference.vcf.gz");
        Path unphased = work.resolve("eagle-target.vcf.gz");
        Path output = work.resolve("eagle-phased");
        HaplotypeVcf.write(panel, reference);
        HaplotypeVcf.write(panel.contig(), new TargetGenotypes(target.samples(), sites, false), unphased);
        eagle.run(
                List.of(
                        "--vcfRef=" + reference,
                        "--vcfTarget=" + unphased,
                        "--geneticMapFile=" + geneticMap,
                        "--outPrefix=" + output,
                        "--vcfOutFormat=z",
                        "--noImpMissing",
                        "--numThreads=1"),
                work.resolve("eagle.log"));
        return new TargetGenotypes(target.samples(), read(Path.of(output + ".vcf.gz"), sites), true);
    }

    private static List<TypedSite> read(Path file, List<TypedSite> sites) throws IOException {
        Map<Site, TypedSite> known = new HashMap<>();
        sites.forEach(typed -> known.put(typed.site(), typed));
        List<TypedSite> phased = new ArrayList<>();
        if (!Files.exists(file)) {
            throw new IOException("Eagle wrote no result");
        }
        try (VcfReader reader = VcfReader.open(file)) {
            for (VcfRow row = reader.next(); row != null; row = reader.next()) {
                TypedSite typed = known.get(new Site(row.position(), row.ref(), row.alt()));
                if (typed != null) {
                    byte[] alleles = new byte[typed.alleles().length];
                    for (int i = 0; i < alleles.length; i++) {
                        alleles[i] = row.allele(i / 2, i % 2);
                    }
                    phased.add(new TypedSite(typed.site(), typed.id(), typed.panelIndex(), alleles));
                }
            }
        }
        return phased;
    }
}
