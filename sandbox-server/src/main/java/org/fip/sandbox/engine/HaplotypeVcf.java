package org.fip.sandbox.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fip.sandbox.engine.TargetGenotypes.TypedSite;
import org.fip.sandbox.panel.ReferencePanel;
import org.fip.sandbox.panel.Site;
import org.fip.sandbox.vcf.IndexedVcfWriter;

/** Indexed VCF files for programs outside: a panel's haplotypes, or a target's genotypes. */
final class HaplotypeVcf {

    private HaplotypeVcf() {}

    static void write(ReferencePanel panel, Path file) throws IOException {
        List<String> samples = new ArrayList<>();
        for (int i = 0; i < panel.haplotypes() / 2; i++) {
            samples.add("PANEL" + (i + 1));
        }
        try (var out = new IndexedVcfWriter(file)) {
            writeHeader(out, panel.contig(), samples);
            byte[] alleles = new byte[2 * samples.size()];
            for (int s = 0; s < panel.sites().size(); s++) {
                for (int h = 0; h < alleles.length; h++) {
                    alleles[h] = panel.allele(s, h);
                }
                writeRow(out, panel.contig(), panel.sites().get(s), ".", alleles, '|');
            }
        }
    }

    static void write(String contig, TargetGenotypes target, Path file) throws IOException {
        try (var out = new IndexedVcfWriter(file)) {
            writeHeader(out, contig, target.samples());
            for (TypedSite typed : target.sites()) {
                writeRow(out, contig, typed.site(), typed.id(), typed.alleles(), target.phased() ? '|' : '/');
            }
        }
    }

    private static void writeHeader(IndexedVcfWriter out, String contig, List<String> samples) throws IOException {
        out.header("""
                ##fileformat=VCFv4.2
                ##contig=<ID=%s>
                ##FILTER=<ID=PASS,Description="All filters passed">
                ##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
                #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t%s
                """.formatted(contig, String.join("\t", samples)));
    }

    private static void writeRow(
            IndexedVcfWriter out, String contig, Site site, String id, byte[] alleles, char separator)
            throws IOException {
        var row = new StringBuilder(60 + 2 * alleles.length);
        row.append(contig).append('\t').append(site.position()).append('\t').append(id);
        row.append('\t').append(site.ref()).append('\t').append(site.alt()).append("\t.\tPASS\t.\tGT");
        for (int i = 0; i < alleles.length; i++) {
            row.append(i % 2 == 0 ? '\t' : separator).append(alleles[i] < 0 ? '.' : (char) ('0' + alleles[i]));
        }
        out.row(contig, site.position(), site.ref().length(), row);
    }
}
