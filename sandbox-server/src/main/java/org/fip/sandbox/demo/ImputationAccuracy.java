package org.fip.sandbox.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.fip.sandbox.vcf.VcfReader;
import org.fip.sandbox.vcf.VcfRow;
import org.jspecify.annotations.Nullable;

/**
 * How near imputed dosages come to the truth: the squared Pearson correlation between a site's true genotypes (0, 1, 2)
 * and its dosages, over the sites that were imputed (not typed) and vary in the truth.
 *
 * @param imputed how many imputed variants the file holds
 * @param compared how many of them could be compared
 * @param meanR2 the mean over all compared sites
 * @param meanR2Common the mean over sites of minor allele frequency 5 % and more
 * @param bins the same by minor allele frequency
 */
public record ImputationAccuracy(int imputed, int compared, double meanR2, double meanR2Common, List<Bin> bins) {

    private static final double[] EDGES = {0, 0.01, 0.05, 0.2, 0.5};
    private static final double COMMON = 0.05;

    /**
     * Sites with a true minor allele frequency from {@code from} (inclusive) to {@code to}.
     *
     * @param meanR2 NaN when there is no site
     */
    public record Bin(double from, double to, int sites, double meanR2) {}

    private record Measured(double frequency, double r2) {}

    /** Compares a dose VCF with the truth; both block-gzipped, sites in the same order, samples with the same names. */
    public static ImputationAccuracy of(InputStream doseVcf, InputStream truthVcf) throws IOException {
        int imputed = 0;
        List<Measured> measured = new ArrayList<>();
        try (var dose = new VcfReader(doseVcf);
                var truth = new VcfReader(truthVcf)) {
            int[] trueColumn =
                    dose.samples().stream().mapToInt(truth.samples()::indexOf).toArray();
            VcfRow actual = truth.next();
            for (VcfRow row = dose.next(); row != null; row = dose.next()) {
                List<String> info = List.of(row.info().split(";"));
                if (!info.contains("IMPUTED") || info.contains("TYPED")) {
                    continue; // the typed sites of the panel carry both flags
                }
                imputed++;
                while (actual != null && actual.position() < row.position()) {
                    actual = truth.next();
                }
                if (actual != null && sameVariant(row, actual)) {
                    Measured site = measure(row, actual, trueColumn);
                    if (site != null) {
                        measured.add(site);
                    }
                }
            }
        }
        return summary(imputed, measured);
    }

    private static boolean sameVariant(VcfRow row, VcfRow actual) {
        return row.position() == actual.position()
                && row.ref().equals(actual.ref())
                && row.alt().equals(actual.alt());
    }

    private static @Nullable Measured measure(VcfRow row, VcfRow actual, int[] trueColumn) {
        int dosageIndex = row.formatIndex("DS");
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumYy = 0;
        double sumXy = 0;
        int n = 0;
        for (int sample = 0; sample < trueColumn.length; sample++) {
            if (trueColumn[sample] < 0) {
                continue;
            }
            double x = actual.allele(trueColumn[sample], 0) + actual.allele(trueColumn[sample], 1);
            double y = Double.parseDouble(row.value(sample, dosageIndex));
            n++;
            sumX += x;
            sumY += y;
            sumXx += x * x;
            sumYy += y * y;
            sumXy += x * y;
        }
        double varianceX = n * sumXx - sumX * sumX;
        double varianceY = n * sumYy - sumY * sumY;
        if (varianceX <= 0) {
            return null;
        }
        double covariance = n * sumXy - sumX * sumY;
        double frequency = sumX / (2 * n);
        // A site imputed as constant explains nothing of a truth that varies.
        double r2 = varianceY <= 1e-9 ? 0 : covariance * covariance / (varianceX * varianceY);
        return new Measured(Math.min(frequency, 1 - frequency), r2);
    }

    private static ImputationAccuracy summary(int imputed, List<Measured> measured) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i + 1 < EDGES.length; i++) {
            double from = EDGES[i];
            double to = i + 2 == EDGES.length ? 1 : EDGES[i + 1];
            List<Measured> inside = measured.stream()
                    .filter(site -> site.frequency >= from && site.frequency < to)
                    .toList();
            bins.add(new Bin(from, EDGES[i + 1], inside.size(), mean(inside)));
        }
        List<Measured> common =
                measured.stream().filter(site -> site.frequency >= COMMON).toList();
        return new ImputationAccuracy(imputed, measured.size(), mean(measured), mean(common), List.copyOf(bins));
    }

    private static double mean(List<Measured> sites) {
        return sites.stream().mapToDouble(Measured::r2).average().orElse(Double.NaN);
    }
}
