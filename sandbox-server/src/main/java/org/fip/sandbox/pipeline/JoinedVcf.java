package org.fip.sandbox.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fip.sandbox.vcf.IndexedVcfWriter;
import org.fip.sandbox.vcf.VcfReader;
import org.fip.sandbox.vcf.VcfRow;

/** Chromosomes of the same people, one after the other in one file with an index. */
final class JoinedVcf {

    private JoinedVcf() {}

    static void write(List<Path> chromosomes, Path whole, ImputationSummary summary)
            throws IOException, InterruptedException {
        try (var out = new IndexedVcfWriter(whole)) {
            out.header(header(chromosomes));
            for (Path chromosome : chromosomes) {
                try (VcfReader reader = VcfReader.open(chromosome)) {
                    append(reader, out, summary);
                }
            }
        }
    }

    private static void append(VcfReader reader, IndexedVcfWriter out, ImputationSummary summary)
            throws IOException, InterruptedException {
        for (VcfRow row = reader.next(); row != null; row = reader.next()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            summary.add(row.info());
            out.row(row.contig(), row.position(), row.ref().length(), String.join("\t", row.columns()));
        }
    }

    /** The lines of the first file, with those of the others that it lacks, such as their contigs. */
    private static String header(List<Path> chromosomes) throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        List<String> samples = List.of();
        for (Path chromosome : chromosomes) {
            try (VcfReader reader = VcfReader.open(chromosome)) {
                lines.addAll(reader.header());
                samples = reader.samples();
            }
        }
        return String.join("\n", lines) + "\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t"
                + String.join("\t", samples) + "\n";
    }
}
