package org.fip.sandbox.engine;

import java.util.Arrays;

/**
 * The most likely ordered pair of copied haplotypes for one person's genotypes (Viterbi over pairs of slots). Each of
 * the two paths either stays or changes to any slot, so a step of the pair is found from the best of the row, of the
 * column, and of all: work grows with the number of pairs, not with its square.
 */
final class DiploidPaths {

    private static final double ERROR = 0.002;
    private static final byte STAY = 0;
    private static final byte FIRST_CHANGES = 1;
    private static final byte SECOND_CHANGES = 2;
    private static final byte BOTH_CHANGE = 3;

    private final byte[][] reference;
    private final int[] positions;
    private final Recombination recombination;
    private final byte[][] move;
    /** Per site: the first slot from which a path comes that keeps the second, given that one; and the reverse. */
    private final short[][] bestFirst;

    private final short[][] bestSecond;
    private final int[] bestPair;
    private int slots;
    private float[] score;
    private float[] nextScore;
    private float[] overFirst;
    private float[] overSecond;

    DiploidPaths(byte[][] reference, int[] positions, Recombination recombination, int maximumSlots) {
        this.reference = reference;
        this.positions = positions;
        this.recombination = recombination;
        this.move = new byte[reference.length][maximumSlots * maximumSlots];
        this.bestFirst = new short[reference.length][maximumSlots];
        this.bestSecond = new short[reference.length][maximumSlots];
        this.bestPair = new int[reference.length];
        this.score = new float[maximumSlots * maximumSlots];
        this.nextScore = new float[maximumSlots * maximumSlots];
        this.overFirst = new float[maximumSlots];
        this.overSecond = new float[maximumSlots];
    }

    /** Orders the alleles of heterozygous genotypes; missing alleles stay missing. */
    void phase(int[][] slotHaplotypes, byte[] first, byte[] second) {
        if (reference.length == 0) {
            return;
        }
        slots = slotHaplotypes[0].length;
        Arrays.fill(score, 1f);
        Arrays.fill(overFirst, 1f);
        Arrays.fill(overSecond, 1f);
        byte[] alleles = new byte[slots];
        for (int t = 0; t < reference.length; t++) {
            int[] haplotypes = slotHaplotypes[t / StateChoice.SEGMENT];
            for (int i = 0; i < slots; i++) {
                alleles[i] = reference[t][haplotypes[i]];
            }
            step(t, alleles, likelihoods(first[t], second[t]));
        }
        trace(slotHaplotypes, first, second);
    }

    /** One site: transition, emission, and the bests that the next site starts from. */
    private void step(int t, byte[] alleles, float[][] likelihoods) {
        double change = t == 0 ? 0 : recombination.between(positions[t - 1], positions[t]);
        float highest = highestOverSecond();
        float normal = 1 / highest;
        float jump = (float) (change / slots);
        float stay = (float) (1 - change) + jump;
        float stayStay = stay * stay * normal;
        float one = stay * jump * normal;
        float both = jump * jump;
        float[] viaFirst = new float[slots];
        for (int j = 0; j < slots; j++) {
            viaFirst[j] = Math.max(one * overFirst[j], both);
        }
        Arrays.fill(overFirst, -1f);
        byte[] moves = move[t];
        boolean more = t + 1 < reference.length;
        short[] nextFirst = bestFirst[more ? t + 1 : t];
        float highestNow = -1;
        int highestPair = 0;
        for (int i = 0, pair = 0; i < slots; i++) {
            float[] row = likelihoods[alleles[i]];
            float viaSecond = one * overSecond[i];
            float rowBest = -1;
            int rowBestAt = 0;
            for (int j = 0; j < slots; j++, pair++) {
                float value = stayStay * score[pair];
                byte how = STAY;
                if (viaFirst[j] > value) {
                    value = viaFirst[j];
                    how = value == both ? BOTH_CHANGE : FIRST_CHANGES;
                }
                if (viaSecond > value) {
                    value = viaSecond;
                    how = SECOND_CHANGES;
                }
                value *= row[alleles[j]];
                nextScore[pair] = value;
                moves[pair] = how;
                if (value > rowBest) {
                    rowBest = value;
                    rowBestAt = j;
                }
                if (value > overFirst[j]) {
                    overFirst[j] = value;
                    nextFirst[j] = (short) i;
                }
            }
            overSecond[i] = rowBest;
            if (more) {
                bestSecond[t + 1][i] = (short) rowBestAt;
            }
            if (rowBest > highestNow) {
                highestNow = rowBest;
                highestPair = i * slots + rowBestAt;
            }
        }
        if (more) {
            bestPair[t + 1] = highestPair;
        }
        float[] swap = score;
        score = nextScore;
        nextScore = swap;
    }

    private float highestOverSecond() {
        float highest = 0;
        for (int i = 0; i < slots; i++) {
            highest = Math.max(highest, overSecond[i]);
        }
        return highest;
    }

    /** The chance of the genotype for each pair of copied alleles. */
    private static float[][] likelihoods(byte first, byte second) {
        float[][] likelihoods = new float[2][2];
        for (int a = 0; a < 2; a++) {
            for (int b = 0; b < 2; b++) {
                double here = likelihood(a, first) * likelihood(b, second);
                double turned = first == second ? 0 : likelihood(a, second) * likelihood(b, first);
                likelihoods[a][b] = first < 0 || second < 0 ? 1 : (float) (here + turned);
            }
        }
        return likelihoods;
    }

    private static double likelihood(int copied, int allele) {
        return copied == allele ? 1 - ERROR : ERROR;
    }

    private void trace(int[][] slotHaplotypes, byte[] first, byte[] second) {
        int pair = 0;
        for (int candidate = 1; candidate < slots * slots; candidate++) {
            pair = score[candidate] > score[pair] ? candidate : pair;
        }
        for (int t = reference.length - 1; t >= 0; t--) {
            int i = pair / slots;
            int j = pair % slots;
            int[] haplotypes = slotHaplotypes[t / StateChoice.SEGMENT];
            if (first[t] >= 0 && second[t] >= 0 && first[t] != second[t]) {
                byte a = reference[t][haplotypes[i]];
                byte b = reference[t][haplotypes[j]];
                if (a != b) {
                    first[t] = a;
                    second[t] = b;
                }
            }
            if (t > 0) {
                pair = switch (move[t][pair]) {
                    case FIRST_CHANGES -> bestFirst[t][j] * slots + j;
                    case SECOND_CHANGES -> i * slots + bestSecond[t][i];
                    case BOTH_CHANGE -> bestPair[t];
                    default -> pair;
                };
            }
        }
    }
}
