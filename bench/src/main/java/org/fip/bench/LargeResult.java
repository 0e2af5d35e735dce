package org.fip.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Imputed genotypes as Minimac4 writes them with GT and DS: many rare variants, a few common ones. The same seed gives the same file. */
final class LargeResult {
    private static final int SAMPLES = 1_000;
    private static final int CHROMOSOME_LENGTH = 63_000_000;

    private final RandomGenerator random;

    private LargeResult(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /**
     * @param bytes of text, at least
     * @return bytes of text
     */
    static long write(Path file, long bytes, long seed) throws IOException, InterruptedException {
        return Bgzip.pack(file, Bgzip.USUAL_LEVEL, out -> new LargeResult(seed).write(out, bytes));
    }

    private long write(OutputStream out, long bytes) throws IOException {
        var header = """
                ##fileformat=VCFv4.2
                ##contig=<ID=20,length=63025520>
                ##FILTER=<ID=PASS,Description="All filters passed">
                ##INFO=<ID=AF,Number=1,Type=Float,Description="Estimated Alternate Allele Frequency">
                ##INFO=<ID=MAF,Number=1,Type=Float,Description="Estimated Minor Allele Frequency">
                ##INFO=<ID=R2,Number=1,Type=Float,Description="Estimated Imputation Accuracy (R-square)">
                ##INFO=<ID=IMPUTED,Number=0,Type=Flag,Description="Marker was imputed">
                ##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
                ##FORMAT=<ID=DS,Number=1,Type=Float,Description="Estimated Alternate Allele Dosage">
                #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t""" + ids() + "\n";
        out.write(header.getBytes(StandardCharsets.US_ASCII));
        var written = (long) header.length();
        for (var i = 1L; written < bytes; i++) {
            var row = row(i * 60 % CHROMOSOME_LENGTH).getBytes(StandardCharsets.US_ASCII);
            out.write(row);
            written += row.length;
        }
        return written;
    }

    private String row(long position) {
        // Most variants of a panel are rare, and the rarer, the harder to impute.
        var frequency = Math.pow(10, -3.5 * random.nextDouble()) / 2;
        var accuracy = Math.min(1, Math.pow(random.nextDouble(), frequency < 0.01 ? 1 : 0.2));
        var row = new StringBuilder(SAMPLES * 10);
        row.append(String.format(
                Locale.ROOT,
                "20\t%d\t.\tA\tG\t.\tPASS\tAF=%.5f;MAF=%.5f;R2=%.5f;IMPUTED\tGT:DS",
                position,
                frequency,
                frequency,
                accuracy));
        for (var sample = 0; sample < SAMPLES; sample++) {
            var one = random.nextDouble() < frequency ? 1 : 0;
            var other = random.nextDouble() < frequency ? 1 : 0;
            row.append('\t').append(one).append('|').append(other).append(':');
            if (one + other == 0 && random.nextDouble() > frequency * 2) {
                row.append('0');
            } else {
                row.append(one + other == 0 ? "0." : one + other == 1 ? "0.9" : "1.9")
                        .append(random.nextInt(100));
            }
        }
        return row.append('\n').toString();
    }

    private static String ids() {
        return IntStream.rangeClosed(1, SAMPLES).mapToObj("S%05d"::formatted).collect(Collectors.joining("\t"));
    }
}
