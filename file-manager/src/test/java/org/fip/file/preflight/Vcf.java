package org.fip.file.preflight;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A small VCF, written row by row. */
public final class Vcf {
    private final StringBuilder text = new StringBuilder("##fileformat=VCFv4.2\n");
    private final int samples;

    private Vcf(int samples, String... headerLines) {
        this.samples = samples;
        Arrays.stream(headerLines).forEach(line -> text.append(line).append('\n'));
        var ids = IntStream.rangeClosed(1, samples).mapToObj(i -> "S" + i).toList();
        text.append("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO");
        text.append(ids.isEmpty() ? "" : "\tFORMAT\t" + String.join("\t", ids)).append('\n');
    }

    public static Vcf of(int samples, String... headerLines) {
        return new Vcf(samples, headerLines);
    }

    /** Three good variants of 20 samples, phased. */
    public static Vcf good(String contig) {
        return good(contig, "0|1");
    }

    /** The same, unphased. */
    static Vcf unphased(String contig) {
        return good(contig, "0/1");
    }

    private static Vcf good(String contig, String genotype) {
        var vcf = of(20);
        for (var position : List.of(100, 200, 300)) {
            vcf.row(contig, position, "A", "G", genotype);
        }
        return vcf;
    }

    /** With the first sample 0|1 and all others 0|0. */
    public Vcf row(String contig, long position, String ref, String alt) {
        return row(contig, position, ref, alt, "0|1");
    }

    /** With 0|0 for the samples that no genotype is given for. */
    public Vcf row(String contig, long position, String ref, String alt, String... genotypes) {
        var all = IntStream.range(0, samples)
                .mapToObj(i -> i < genotypes.length ? genotypes[i] : "0|0")
                .collect(Collectors.joining("\t"));
        return line("%s\t%d\t.\t%s\t%s\t.\tPASS\t.\tGT\t%s".formatted(contig, position, ref, alt, all));
    }

    public Vcf line(String line) {
        text.append(line).append('\n');
        return this;
    }

    public byte[] plain() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    public byte[] blockGzipped() {
        return blockGzipped(plain());
    }

    static byte[] blockGzipped(byte[] text) {
        var packed = new ByteArrayOutputStream();
        try (var out = new BlockCompressedOutputStream(packed, (File) null)) {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static Inspection inspected(byte[] file) {
        try {
            return Scan.of(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Inspection inspected() {
        return inspected(blockGzipped());
    }
}
