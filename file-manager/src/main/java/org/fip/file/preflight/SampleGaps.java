package org.fip.file.preflight;

import java.util.Arrays;

/** How much samples miss of the variants that a server would use in one stretch. What it leaves out counts against nobody. */
public final class SampleGaps {
    private final int[] missing;
    private int rows;

    /** @param samples of the file */
    public SampleGaps(int samples) {
        this.missing = new int[samples];
    }

    /** Adds a row that a server would use. */
    public void add(Genotypes row) {
        rows++;
        var samples = row.samplesMissing();
        for (var i = 0; i < row.missing(); i++) {
            missing[samples[i]]++;
        }
    }

    public int rows() {
        return rows;
    }

    /** Of all samples, 0 to 1; 1 without rows. */
    double lowestCallRate() {
        return rows == 0 ? 1 : 1 - (double) Arrays.stream(missing).max().orElse(0) / rows;
    }

    /** Samples with fewer than half of their genotypes called. */
    public int samplesBelowHalf() {
        return (int) Arrays.stream(missing).filter(n -> 2 * n > rows).count();
    }

    /** Begins anew. */
    public void clear() {
        Arrays.fill(missing, 0);
        rows = 0;
    }
}
