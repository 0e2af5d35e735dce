package org.fip.sandbox.engine;

/**
 * The published measures of how well a site was imputed.
 *
 * @param frequency the mean alternative-allele dosage of the haplotypes
 * @param r2 estimated R²: the variance of the haplotype dosages over p(1−p), the variance that true alleles of this
 *     frequency would have (minimac's R², Das et al. 2016; the same idea as MaCH's r̂², Li et al. 2010)
 * @param empiricalR2 at typed sites the squared correlation between the typed alleles and the dosages imputed as if
 *     the site had not been typed (minimac's EmpRsq, Howie et al. 2012); otherwise NaN
 */
record ImputationQuality(double frequency, double r2, double empiricalR2) {

    double minorFrequency() {
        return Math.min(frequency, 1 - frequency);
    }

    static ImputationQuality of(float[] dosages) {
        double sum = 0;
        double squares = 0;
        for (float dosage : dosages) {
            sum += dosage;
            squares += (double) dosage * dosage;
        }
        double p = sum / dosages.length;
        double variance = squares / dosages.length - p * p;
        double expected = p * (1 - p);
        return new ImputationQuality(p, expected < 1e-9 ? 0 : Math.clamp(variance / expected, 0, 1), Double.NaN);
    }

    ImputationQuality withEmpirical(byte[] typed, float[] leftOut) {
        int n = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumYy = 0;
        double sumXy = 0;
        for (int i = 0; i < typed.length; i++) {
            if (typed[i] >= 0) {
                n++;
                sumX += typed[i];
                sumY += leftOut[i];
                sumXx += typed[i];
                sumYy += (double) leftOut[i] * leftOut[i];
                sumXy += typed[i] * (double) leftOut[i];
            }
        }
        double covariance = n * sumXy - sumX * sumY;
        double variances = (n * sumXx - sumX * sumX) * (n * sumYy - sumY * sumY);
        return new ImputationQuality(frequency, r2, variances <= 1e-9 ? 0 : covariance * covariance / variances);
    }
}
