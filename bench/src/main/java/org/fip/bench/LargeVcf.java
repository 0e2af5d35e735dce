package org.fip.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A block-gzipped VCF as researchers send it: unphased genotypes of chromosome 20, 5 in 1,000 of them missing. Each sample's two
 * chromosomes are mosaics of a hundred others, so that neighbouring variants go together and the file packs as a real one does.
 * The same seed gives the same file.
 */
final class LargeVcf {
    private static final int SAMPLES = 2_504;
    private static final int FOUNDERS = 100;
    // A chromosome goes on with another founder after so many variants, on average.
    private static final int MOSAIC_PIECE = 200;
    private static final double MISSING = 0.005;
    private static final double LEAST_FREQUENCY = 0.01;
    private static final int CHROMOSOME_LENGTH = 63_000_000;

    private final RandomGenerator random;
    private final int[] founderOf = new int[2 * SAMPLES];
    private final byte[] row = new byte[4 * SAMPLES];

    private LargeVcf(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (var chromosome = 0; chromosome < founderOf.length; chromosome++) {
            founderOf[chromosome] = random.nextInt(FOUNDERS);
        }
    }

    /**
     * @param bytes of text, at least
     * @param level of compression, as {@link Bgzip} has it
     * @return bytes of text
     */
    static long write(Path file, long bytes, long seed, int level) throws IOException, InterruptedException {
        return Bgzip.pack(file, level, out -> new LargeVcf(seed).write(out, bytes));
    }

    private long write(OutputStream out, long bytes) throws IOException {
        var header = """
                ##fileformat=VCFv4.2
                ##contig=<ID=20,length=63025520,assembly=b37>
                ##FILTER=<ID=PASS,Description="All filters passed">
                ##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
                #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t""" + ids() + "\n";
        out.write(header.getBytes(StandardCharsets.US_ASCII));
        var written = (long) header.length();
        var rows = (bytes - written) / row.length + 1;
        var step = Math.max(1, CHROMOSOME_LENGTH / rows);
        for (var i = 0L; written < bytes; i++) {
            var site = "20\t%d\trs%d\t%s\t.\tPASS\t.\tGT\t"
                    .formatted(1 + i * step, i + 1, random.nextInt(3) == 0 ? "C\tT" : "A\tG")
                    .getBytes(StandardCharsets.US_ASCII);
            fillRow();
            out.write(site);
            out.write(row);
            written += site.length + row.length;
        }
        return written;
    }

    private static String ids() {
        return IntStream.rangeClosed(1, SAMPLES).mapToObj("S%05d"::formatted).collect(Collectors.joining("\t"));
    }

    private void fillRow() {
        var carries = new byte[FOUNDERS];
        // Genotyping arrays have common variants and rare ones alike.
        var frequency = random.nextDouble(LEAST_FREQUENCY, 0.5);
        for (var founder = 0; founder < FOUNDERS; founder++) {
            carries[founder] = (byte) (random.nextDouble() < frequency ? '1' : '0');
        }
        for (var sample = 0; sample < SAMPLES; sample++) {
            var one = carries[founderOf[2 * sample]];
            var other = carries[founderOf[2 * sample + 1]];
            row[4 * sample] = (byte) Math.min(one, other);
            row[4 * sample + 1] = '/';
            row[4 * sample + 2] = (byte) Math.max(one, other);
            row[4 * sample + 3] = '\t';
        }
        row[row.length - 1] = '\n';
        times(
                founderOf.length / (double) MOSAIC_PIECE,
                () -> founderOf[random.nextInt(founderOf.length)] = random.nextInt(FOUNDERS));
        times(SAMPLES * MISSING, () -> {
            var sample = random.nextInt(SAMPLES);
            row[4 * sample] = '.';
            row[4 * sample + 2] = '.';
        });
    }

    private void times(double average, Runnable change) {
        var count = (int) (2 * average * random.nextDouble() + 0.5);
        for (var i = 0; i < count; i++) {
            change.run();
        }
    }
}
