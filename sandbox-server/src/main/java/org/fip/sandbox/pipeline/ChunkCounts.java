package org.fip.sandbox.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What one chunk holds, and whether that is enough to impute it. */
final class ChunkCounts {

    private static final double MINIMUM_OVERLAP = 0.5;
    private static final int MINIMUM_VARIANTS = 3;
    private static final double MINIMUM_SAMPLE_CALL_RATE = 0.5;

    /** Why a chunk is left out, in the order in which the reasons are tried. */
    enum Fault {
        NONE(""),
        FEW_VARIANTS("< 3 SNPs"),
        LOW_OVERLAP("reference overlap < 50.0 %"),
        LOW_CALL_RATE("at least one sample has a call rate < 50.0 %");

        private final String text;

        Fault(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private int found;
    private int typedOnly;
    private int valid;
    private final int[] missing;

    ChunkCounts(int samples) {
        missing = new int[samples];
    }

    void typedOnly() {
        typedOnly++;
    }

    void foundInPanel() {
        found++;
    }

    void valid(byte[] alleles) {
        valid++;
        for (int sample = 0; sample < missing.length; sample++) {
            missing[sample] += alleles[2 * sample] < 0 || alleles[2 * sample + 1] < 0 ? 1 : 0;
        }
    }

    int variants() {
        return valid;
    }

    private double overlap() {
        return found + typedOnly == 0 ? 0 : (double) found / (found + typedOnly);
    }

    private long poorSamples() {
        return Arrays.stream(missing)
                .filter(count -> valid > 0 && 1 - (double) count / valid < MINIMUM_SAMPLE_CALL_RATE)
                .count();
    }

    Fault fault() {
        if (overlap() < MINIMUM_OVERLAP) {
            return Fault.LOW_OVERLAP;
        }
        if (valid < MINIMUM_VARIANTS) {
            return Fault.FEW_VARIANTS;
        }
        return poorSamples() > 0 ? Fault.LOW_CALL_RATE : Fault.NONE;
    }

    /** The columns of chunks-excluded.txt behind the chunk's name. */
    List<String> columns() {
        return List.of(
                String.valueOf(valid), String.format(Locale.ROOT, "%.4f", overlap()), String.valueOf(poorSamples()));
    }
}
