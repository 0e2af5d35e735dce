package org.fip.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.fip.file.preflight.Scan;

/**
 * The inspection of a large VCF beside {@code bcftools stats -s -}, which reads every genotype, as an inspection must. By turns,
 * each in a process of its own, with its start counted.
 */
final class PreflightBesideBcftools {
    private static final int ROUNDS = 3;
    private static final long MEGABYTES = Long.getLong("bench.megabytes", 3_000);
    private static final long SEED = Long.getLong("bench.seed", 1);
    // The file-manager's on a single machine.
    private static final String HEAP = "-Xmx160m";

    private PreflightBesideBcftools() {}

    static void measure() throws IOException, InterruptedException {
        var file = Path.of("target", "large.vcf.gz").toAbsolutePath();
        var megabytes = LargeVcf.write(file, MEGABYTES * 1_000_000, SEED, Bgzip.USUAL_LEVEL) / 1e6;
        System.out.printf(Locale.ROOT, "%,.0f MB of text, packed into %,.0f MB%n%n", megabytes, Files.size(file) / 1e6);
        var ours = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                classPath(PreflightOfFile.class) + ":" + classPath(Scan.class),
                PreflightOfFile.class.getName(),
                file.toString());
        var theirs = List.of("bcftools", "stats", "-s", "-", file.toString());
        var ofOurs = new Rounds();
        var ofTheirs = new Rounds();
        for (var round = 0; round < ROUNDS; round++) {
            ofOurs.add(Run.of(ours));
            ofTheirs.add(Run.of(theirs));
        }
        Files.delete(file);
        System.out.println("|  | MB of text a second: median (rounds) | peak memory |\n|---|---|---|");
        row("platform", megabytes, ofOurs);
        row("bcftools stats -s -", megabytes, ofTheirs);
        System.out.printf(
                Locale.ROOT,
                "%nThe platform is %.1f times as fast.%n",
                ofTheirs.medianSeconds() / ofOurs.medianSeconds());
    }

    private static void row(String name, double megabytes, Rounds runs) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f (%s) | %.0f MB |%n",
                name,
                megabytes / runs.medianSeconds(),
                runs.each("%.0f", run -> megabytes / run.seconds()),
                runs.peakMegabytes());
    }

    private static String classPath(Class<?> of) {
        return Path.of(of.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }
}
