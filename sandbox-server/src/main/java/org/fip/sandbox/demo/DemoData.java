package org.fip.sandbox.demo;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fip.sandbox.panel.ReferencePanel;
import org.fip.sandbox.panel.Site;

/**
 * A simulated piece of chromosome 20: a reference panel, a target of other people from the same population with only
 * the sites of a genotyping array, and the truth at all sites.
 *
 * <p>The haplotypes come from a coalescent with recombination and mutation (see {@link CoalescentTree}) with the
 * textbook rates of humans, so that the spectrum of allele frequencies and the decay of linkage disequilibrium are
 * those of a population of constant size 10,000. All is determined by one seed and made of strictly specified
 * arithmetic: every machine gets the same bytes. No real person's data are in it.
 */
public final class DemoData {

    /** The contig of all demo files, GRCh38. */
    public static final String CONTIG = "chr20";

    /** The panel's key on the sandbox server. */
    public static final String PANEL_KEY = "apps@fip-demo@1.0.0";

    static final int PANEL_HAPLOTYPES = 400;
    static final int TARGET_SAMPLES = 60;

    private static final long SEED = 20_260_101L;
    private static final int START = 10_000_000;
    private static final int LENGTH = 5_000_000;
    private static final double POPULATION = 10_000;
    private static final double RECOMBINATION = 1e-8;
    /** A quarter of the human rate: as if every fourth variant had been found by sequencing. */
    private static final double MUTATION = 1.25e-8 / 4;

    private static final double ARRAY_SPACING = 8_500;
    private static final double ARRAY_MINIMUM_FREQUENCY = 0.05;
    private static final double MISSING = 0.002;

    private final List<Site> sites = new ArrayList<>();
    private final List<byte[]> haplotypes = new ArrayList<>();
    private final List<Boolean> typed = new ArrayList<>();

    private DemoData() {}

    /** Simulates the data; takes well under a second or two. */
    public static DemoData generate() {
        var data = new DemoData();
        data.simulate();
        data.chooseArray();
        return data;
    }

    private void simulate() {
        var random = new Random(SEED);
        int leaves = PANEL_HAPLOTYPES + 2 * TARGET_SAMPLES;
        var tree = new CoalescentTree(leaves, random);
        double position = 0;
        double nextMutation = 0;
        while (true) {
            double length = tree.totalLength();
            double end = position + tree.exponential(length * 2 * POPULATION * RECOMBINATION);
            double mutationRate = length * 2 * POPULATION * MUTATION;
            nextMutation = position + tree.exponential(mutationRate);
            while (nextMutation < end && nextMutation < LENGTH) {
                addSite(START + (int) nextMutation, tree, random, leaves);
                nextMutation += tree.exponential(mutationRate);
            }
            if (end >= LENGTH) {
                return;
            }
            position = end;
            tree.recombine();
        }
    }

    private void addSite(int position, CoalescentTree tree, Random random, int leaves) {
        if (!sites.isEmpty() && sites.getLast().position() == position) {
            return;
        }
        byte[] alleles = new byte[leaves];
        tree.mutate(alleles);
        String bases = "ACGT";
        int ref = random.nextInt(4);
        // Two of three point mutations are transitions (A<->G, C<->T): the partner is two further in ACGT.
        int step = random.nextInt(3) < 2 ? 2 : 1 + 2 * random.nextInt(2);
        int alt = (ref + step) & 3;
        sites.add(new Site(position, bases.substring(ref, ref + 1), bases.substring(alt, alt + 1)));
        haplotypes.add(alleles);
    }

    private void chooseArray() {
        double last = 0;
        for (int s = 0; s < sites.size(); s++) {
            int count = 0;
            for (int h = 0; h < PANEL_HAPLOTYPES; h++) {
                count += haplotypes.get(s)[h];
            }
            double frequency = (double) count / PANEL_HAPLOTYPES;
            boolean common = Math.min(frequency, 1 - frequency) >= ARRAY_MINIMUM_FREQUENCY;
            Site site = sites.get(s);
            boolean chosen =
                    common && !site.strandAmbiguous() && site.position() - last >= ARRAY_SPACING && polymorphic(s);
            typed.add(chosen);
            if (chosen) {
                last = site.position();
            }
        }
    }

    private boolean polymorphic(int site) {
        int count = 0;
        for (int h = PANEL_HAPLOTYPES; h < PANEL_HAPLOTYPES + 2 * TARGET_SAMPLES; h++) {
            count += haplotypes.get(site)[h];
        }
        return count > 0 && count < 2 * TARGET_SAMPLES;
    }

    /** The reference panel: the sites at which it varies. */
    public ReferencePanel panel() {
        var panel = new ReferencePanel.Builder(CONTIG, PANEL_HAPLOTYPES);
        for (int s = 0; s < sites.size(); s++) {
            int count = 0;
            for (int h = 0; h < PANEL_HAPLOTYPES; h++) {
                count += haplotypes.get(s)[h];
            }
            if (count > 0 && count < PANEL_HAPLOTYPES) {
                panel.add(sites.get(s), haplotypes.get(s));
            }
        }
        return panel.build();
    }

    /** How many sites the target's array has. */
    public int typedSites() {
        return (int) typed.stream().filter(chosen -> chosen).count();
    }

    /** Writes the target as a genotyping array gives it: unphased, a few genotypes missing. */
    public void writeTarget(Path file) throws IOException {
        writeTarget(file, false);
    }

    /** Writes the target, block-gzipped; phased or as an array gives it. */
    public void writeTarget(Path file, boolean phased) throws IOException {
        var random = new Random(SEED + 1);
        try (Writer out = bgzip(file)) {
            writeHeader(out);
            for (int s = 0; s < sites.size(); s++) {
                if (typed.get(s)) {
                    writeRow(out, s, phased, MISSING, random);
                }
            }
        }
    }

    /** Writes the true phased genotypes at all sites, block-gzipped. */
    public void writeTruth(Path file) throws IOException {
        try (Writer out = bgzip(file)) {
            writeHeader(out);
            for (int s = 0; s < sites.size(); s++) {
                writeRow(out, s, true, 0, new Random(0));
            }
        }
    }

    private static Writer bgzip(Path file) throws IOException {
        OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file));
        return new OutputStreamWriter(new BlockCompressedOutputStream(plain, (Path) null), StandardCharsets.US_ASCII);
    }

    private static void writeHeader(Writer out) throws IOException {
        out.write("##fileformat=VCFv4.2\n##source=FIP demo data (simulated)\n##contig=<ID=" + CONTIG
                + ",length=64444167>\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n");
        out.write("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT");
        for (int i = 1; i <= TARGET_SAMPLES; i++) {
            out.write(String.format("\tDEMO%03d", i));
        }
        out.write("\n");
    }

    private void writeRow(Writer out, int s, boolean phased, double missing, Random random) throws IOException {
        Site site = sites.get(s);
        String id = CONTIG + ":" + site.position() + ":" + site.ref() + ":" + site.alt();
        out.write(CONTIG + "\t" + site.position() + "\t" + id + "\t" + site.ref() + "\t" + site.alt()
                + "\t.\tPASS\t.\tGT");
        char separator = phased ? '|' : '/';
        byte[] alleles = haplotypes.get(s);
        for (int i = 0; i < TARGET_SAMPLES; i++) {
            int first = alleles[PANEL_HAPLOTYPES + 2 * i];
            int second = alleles[PANEL_HAPLOTYPES + 2 * i + 1];
            boolean lost = random.nextDouble() < missing;
            out.write('\t');
            out.write(lost ? '.' : '0' + (phased ? first : Math.min(first, second)));
            out.write(separator);
            out.write(lost ? '.' : '0' + (phased ? second : Math.max(first, second)));
        }
        out.write('\n');
    }
}
