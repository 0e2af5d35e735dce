package org.fip.file.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * Accuracy along one chromosome.
 *
 * @param width bases of a bin
 * @param bins those that have variants, in order
 */
record AlongContig(String contig, long width, List<Bin> bins) {
    /**
     * @param start first base, 1-based
     * @param typed variants in it that were genotyped
     */
    record Bin(long start, Tally imputed, long typed) {}

    /** Bins that grow as the chromosome does, so that there are never more than {@value #MOST}. */
    static final class Running {
        private static final int MOST = 200;
        private static final long NARROWEST = 250_000;

        private final String contig;
        private Tally.Running[] imputed = bins();
        private long[] typed = new long[MOST];
        private long width = NARROWEST;

        Running(String contig) {
            this.contig = contig;
        }

        Tally.Running imputedAt(int position) {
            var bin = bin(position);
            return imputed[bin];
        }

        void addTyped(int position) {
            var bin = bin(position);
            typed[bin]++;
        }

        private int bin(int position) {
            var from0 = Math.max(0L, position - 1L);
            while (from0 / width >= MOST) {
                widen();
            }
            return (int) (from0 / width);
        }

        private void widen() {
            var wider = bins();
            var typedWider = new long[MOST];
            for (var i = 0; i < MOST; i++) {
                wider[i / 2].addAll(imputed[i]);
                typedWider[i / 2] += typed[i];
            }
            imputed = wider;
            typed = typedWider;
            width *= 2;
        }

        AlongContig result() {
            List<Bin> filled = new ArrayList<>();
            for (var i = 0; i < MOST; i++) {
                var tally = imputed[i].tally();
                if (tally.variants() + typed[i] > 0) {
                    filled.add(new Bin(i * width + 1, tally, typed[i]));
                }
            }
            return new AlongContig(contig, width, filled);
        }

        private static Tally.Running[] bins() {
            var bins = new Tally.Running[MOST];
            for (var i = 0; i < MOST; i++) {
                bins[i] = new Tally.Running();
            }
            return bins;
        }
    }
}
