package org.fip.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The export of the well imputed variants of a large result beside {@code bcftools view -i 'INFO/R2>=0.8' -Oz}. By turns, each in a
 * process of its own, with its start counted; both must leave the same rows.
 */
final class ExportBesideBcftools {
    private static final int ROUNDS = 3;
    private static final long MEGABYTES = Long.getLong("bench.megabytes", 1_000);
    private static final long SEED = Long.getLong("bench.seed", 1);
    private static final String LEAST_R2 = "0.8";
    // The file-manager's on a single machine.
    private static final String HEAP = "-Xmx160m";

    private ExportBesideBcftools() {}

    static void measure() throws IOException, InterruptedException {
        var file = Path.of("target", "large-result.vcf.gz").toAbsolutePath();
        var byUs = file.resolveSibling("exported.vcf.gz");
        var byThem = file.resolveSibling("viewed.vcf.gz");
        var megabytes = LargeResult.write(file, MEGABYTES * 1_000_000, SEED) / 1e6;
        System.out.printf(Locale.ROOT, "%,.0f MB of text, packed into %,.0f MB%n%n", megabytes, Files.size(file) / 1e6);
        var ours = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ExportOfFile.class.getName(),
                file.toString(),
                byUs.toString(),
                LEAST_R2);
        var theirs = List.of(
                "bcftools", "view", "-i", "INFO/R2>=" + LEAST_R2, "-Oz", "-o", byThem.toString(), file.toString());
        var ofOurs = new Rounds();
        var ofTheirs = new Rounds();
        for (var round = 0; round < ROUNDS; round++) {
            ofOurs.add(Run.of(ours));
            ofTheirs.add(Run.of(theirs));
        }
        System.out.println("|  | MB of text a second: median (rounds) | peak memory | result |\n|---|---|---|---|");
        row("platform", megabytes, ofOurs, byUs);
        row("bcftools view -i", megabytes, ofTheirs, byThem);
        var same = sameRows(byUs, byThem);
        for (var made : List.of(file, byUs, byThem)) {
            Files.delete(made);
        }
        if (!same) {
            throw new IllegalStateException("The two results have different rows");
        }
        System.out.printf(
                Locale.ROOT,
                "%nThe same rows; the platform is %.1f times as fast.%n",
                ofTheirs.medianSeconds() / ofOurs.medianSeconds());
    }

    private static boolean sameRows(Path one, Path other) throws IOException, InterruptedException {
        var rows = "<(bcftools view -H '%s')";
        var compare = "cmp " + rows.formatted(one) + " " + rows.formatted(other);
        return new ProcessBuilder("bash", "-c", compare).inheritIO().start().waitFor() == 0;
    }

    private static void row(String name, double megabytes, Rounds runs, Path result) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f (%s) | %.0f MB | %,.0f MB |%n",
                name,
                megabytes / runs.medianSeconds(),
                runs.each("%.0f", run -> megabytes / run.seconds()),
                runs.peakMegabytes(),
                Files.size(result) / 1e6);
    }
}
