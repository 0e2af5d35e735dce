package org.fip.file.preflight;

/**
 * A stretch of 20 Mb, the unit in which servers impute.
 *
 * @param start first position, 1-based
 * @param end last position
 * @param variants that would be used
 * @param lowestCallRate of all samples, 0 to 1
 * @param samplesBelowHalf samples with fewer than half of their genotypes called; one is enough to lose the stretch
 */
public record Chunk(String contig, long start, long end, int variants, double lowestCallRate, int samplesBelowHalf) {
    public static final int LENGTH = 20_000_000;
    public static final int LEAST_VARIANTS = 3;

    boolean isImputed() {
        return variants >= LEAST_VARIANTS && samplesBelowHalf == 0;
    }

    @Override
    public String toString() {
        return "%s:%d-%d".formatted(contig, start, end);
    }
}
