package org.fip.sandbox.engine;

/**
 * The chance that a copied haplotype changes between two positions: {@code 1 − exp(−4 N d / H)} for a distance of d
 * Morgan, effective population size N and H reference haplotypes (Li and Stephens 2003, equation A1, with their
 * ρ = 4 N c). Without a genetic map one centimorgan per megabase is taken.
 */
record Recombination(int haplotypes) {

    private static final double POPULATION = 10_000;
    private static final double MORGAN_PER_BASE = 1e-8;

    double between(int position, int later) {
        double distance = (later - position) * MORGAN_PER_BASE;
        return -Math.expm1(-4 * POPULATION * distance / haplotypes);
    }
}
