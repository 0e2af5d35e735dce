package org.fip.sandbox.engine;

import java.util.Arrays;
import java.util.List;
import org.fip.sandbox.engine.TargetGenotypes.TypedSite;
import org.fip.sandbox.panel.ReferencePanel;

/**
 * The haplotype-copying hidden Markov model of Li and Stephens (2003) for one target haplotype: each typed allele is
 * copied, with a small chance of error, from one of H reference haplotypes; between neighbouring sites the copied one
 * changes to a random one with the chance of recombination.
 *
 * <p>Forward and backward probabilities are kept at typed sites only. At an untyped site between them nothing is
 * observed, so both are continued by the transition alone, and the chance of the alternative allele is a sum over its
 * carriers of four terms: exact, and cheap where carriers are few.
 */
final class LiStephens {

    /** The chance that a typed allele differs from the copied one: typing errors, mutations, gene conversions. */
    private static final double ERROR = 0.002;

    private final byte[][] reference;
    private final double[] change;
    private final double error;
    private final int haplotypes;
    private final float[][] forward;
    private final float[] next;

    private byte[] observed = {};
    private int site;
    private double nextSum;
    private double evidence;

    /**
     * @param reference the alleles of the reference haplotypes, per typed site
     * @param change the chance of recombination between each typed site and the one before it
     * @param error the chance that a copied allele differs
     */
    LiStephens(byte[][] reference, double[] change, double error, int haplotypes) {
        this.reference = reference;
        this.change = change;
        this.error = error;
        this.haplotypes = haplotypes;
        this.forward = new float[reference.length][haplotypes];
        this.next = new float[haplotypes];
    }

    /** The model of a panel at the typed sites that it has. */
    static LiStephens of(ReferencePanel panel, List<TypedSite> typed) {
        var recombination = new Recombination(panel.haplotypes());
        byte[][] reference = new byte[typed.size()][panel.haplotypes()];
        double[] change = new double[typed.size()];
        for (int t = 0; t < typed.size(); t++) {
            for (int carrier : panel.carriers(typed.get(t).panelIndex())) {
                reference[t][carrier] = 1;
            }
            if (t > 0) {
                change[t] = recombination.between(
                        typed.get(t - 1).site().position(), typed.get(t).site().position());
            }
        }
        return new LiStephens(reference, change, ERROR, panel.haplotypes());
    }

    /** Takes a target haplotype (0, 1, or -1 for missing) and stands behind the last typed site afterwards. */
    void observe(byte[] alleles) {
        observed = alleles;
        for (int t = 0; t < reference.length; t++) {
            float[] now = forward[t];
            float[] before = t == 0 ? now : forward[t - 1];
            byte[] copied = reference[t];
            byte allele = alleles[t];
            float stay = t == 0 ? 0 : (float) (1 - change[t]);
            float random = (float) ((t == 0 ? 1 : change[t]) / haplotypes);
            float same = match(t);
            float other = mismatch(t);
            double sum = 0;
            for (int h = 0; h < haplotypes; h++) {
                float value = (stay * before[h] + random) * (copied[h] == allele ? same : other);
                now[h] = value;
                sum += value;
            }
            scale(now, sum);
        }
        Arrays.fill(next, 1f);
        nextSum = haplotypes;
        site = reference.length;
        evidence = 1;
    }

    private float match(int t) {
        return observed[t] < 0 ? 1 : (float) (1 - error);
    }

    private float mismatch(int t) {
        return observed[t] < 0 ? 1 : (float) error;
    }

    private static void scale(float[] values, double sum) {
        float factor = (float) (1 / sum);
        for (int h = 0; h < values.length; h++) {
            values[h] *= factor;
        }
    }

    /** The index of the typed site to the left; -1 before the first one. */
    int left() {
        return site - 1;
    }

    /**
     * The probability of the alternative allele at an untyped site of the present interval.
     *
     * @param fromLeft the chance of recombination between the typed site to the left and here
     * @param toRight the chance between here and the typed site to the right
     */
    double alternative(int[] carriers, double fromLeft, double toRight) {
        boolean first = site == 0;
        boolean last = site == reference.length;
        double r1 = first ? 1 : fromLeft;
        double r2 = last ? 0 : toRight;
        double sumForward = 0;
        double sumNext = 0;
        double sumBoth = 0;
        if (first) {
            for (int h : carriers) {
                sumNext += next[h];
            }
        } else {
            float[] before = forward[site - 1];
            for (int h : carriers) {
                sumForward += before[h];
                sumNext += next[h];
                sumBoth += before[h] * next[h];
            }
        }
        double randomLeft = r1 / haplotypes;
        double randomRight = r2 * nextSum / haplotypes;
        double joint = (1 - r1) * (1 - r2) * sumBoth
                + (1 - r1) * randomRight * sumForward
                + randomLeft * (1 - r2) * sumNext
                + randomLeft * randomRight * carriers.length;
        double total = first ? nextSum / haplotypes : evidence;
        return Math.clamp(joint / total, 0, 1);
    }

    /**
     * Steps over the typed site to the left and answers the probability of its alternative allele as if it had not
     * been typed (leave one out).
     */
    double stepLeft() {
        int t = --site;
        bringHere(t);
        byte[] copied = reference[t];
        byte allele = observed[t];
        float same = match(t);
        float other = mismatch(t);
        float[] before = t == 0 ? next : forward[t - 1];
        float stay = t == 0 ? 0 : (float) (1 - change[t]);
        float random = (float) ((t == 0 ? 1 : change[t]) / haplotypes);
        double all = 0;
        double alternative = 0;
        double sum = 0;
        double overlap = 0;
        for (int h = 0; h < haplotypes; h++) {
            float left = before[h];
            float without = (stay * left + random) * next[h];
            all += without;
            alternative += copied[h] == 1 ? without : 0;
            float with = next[h] * (copied[h] == allele ? same : other);
            next[h] = with;
            sum += with;
            overlap += (double) left * with;
        }
        scale(next, sum);
        nextSum = 1;
        evidence = t == 0 ? 1 : (1 - change[t]) * overlap / sum + change[t] / haplotypes;
        return Math.clamp(alternative / all, 0, 1);
    }

    /** Continues the backward probabilities from the typed site to the right to this one. */
    private void bringHere(int t) {
        if (t + 1 == reference.length) {
            return;
        }
        float stay = (float) (1 - change[t + 1]);
        float random = (float) (change[t + 1] * nextSum / haplotypes);
        for (int h = 0; h < haplotypes; h++) {
            next[h] = stay * next[h] + random;
        }
    }
}
