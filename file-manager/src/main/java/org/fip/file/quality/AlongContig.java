package org.fip.file.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
     * @param first position of its first variant; null, as is the last, in what was kept before they were
     */
    record Bin(
            long start,
            Tally imputed,
            long typed,
            @Nullable Integer first,
            @Nullable Integer last) {

        private Bin plus(Bin other) {
            return new Bin(
                    start,
                    imputed.plus(other.imputed),
                    typed + other.typed,
                    first == null || other.first == null ? null : Integer.valueOf(Math.min(first, other.first)),
                    last == null || other.last == null ? null : Integer.valueOf(Math.max(last, other.last)));
        }

        private Bin startingAt(long newStart) {
            return new Bin(newStart, imputed, typed, first, last);
        }
    }

    /**
     * Whether both have variants at the same places of the chromosome. Where the limits of bins are not known, files that have
     * one bin in common are neighbours.
     */
    boolean overlaps(AlongContig other) {
        var widest = Math.max(width, other.width);
        var inDoubt = new HashSet<Long>();
        for (var mine : bins) {
            for (var theirs : other.bins) {
                if (mine.first() != null && mine.last() != null && theirs.first() != null && theirs.last() != null) {
                    if (mine.first() <= theirs.last() && theirs.first() <= mine.last()) {
                        return true;
                    }
                } else if (mine.start() < theirs.start() + other.width && theirs.start() < mine.start() + width) {
                    inDoubt.add(from(Math.max(mine.start(), theirs.start()), widest));
                }
            }
        }
        return inDoubt.size() > 1;
    }

    /** With other variants of the chromosome; the bins are as wide as the wider ones of both. */
    AlongContig plus(AlongContig other) {
        var widest = Math.max(width, other.width);
        var sum = new TreeMap<Long, Bin>();
        Stream.of(this, other)
                .flatMap(along -> along.bins.stream())
                .map(bin -> bin.startingAt(from(bin.start(), widest)))
                .forEach(bin -> sum.merge(bin.start(), bin, Bin::plus));
        return new AlongContig(contig, widest, List.copyOf(sum.values()));
    }

    // Widths are one width times powers of two, so a narrow bin never lies in two wide ones.
    private static long from(long position, long width) {
        return (position - 1) / width * width + 1;
    }

    /** Bins that grow as the chromosome does, so that there are never more than {@value #MOST}. */
    static final class Running {
        private static final int MOST = 200;
        private static final long NARROWEST = 250_000;

        private final String contig;
        private Tally.Running[] imputed = bins();
        private long[] typed = new long[MOST];
        private int[] first = unset();
        private int[] last = new int[MOST];
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
            var bin = (int) (from0 / width);
            first[bin] = Math.min(first[bin], position);
            last[bin] = Math.max(last[bin], position);
            return bin;
        }

        private void widen() {
            var wider = bins();
            var typedWider = new long[MOST];
            var firstWider = unset();
            var lastWider = new int[MOST];
            for (var i = 0; i < MOST; i++) {
                wider[i / 2].addAll(imputed[i]);
                typedWider[i / 2] += typed[i];
                firstWider[i / 2] = Math.min(firstWider[i / 2], first[i]);
                lastWider[i / 2] = Math.max(lastWider[i / 2], last[i]);
            }
            imputed = wider;
            typed = typedWider;
            first = firstWider;
            last = lastWider;
            width *= 2;
        }

        AlongContig result() {
            List<Bin> filled = new ArrayList<>();
            for (var i = 0; i < MOST; i++) {
                var tally = imputed[i].tally();
                if (tally.variants() + typed[i] > 0) {
                    filled.add(new Bin(i * width + 1, tally, typed[i], first[i], last[i]));
                }
            }
            return new AlongContig(contig, width, filled);
        }

        private static int[] unset() {
            var positions = new int[MOST];
            Arrays.fill(positions, Integer.MAX_VALUE);
            return positions;
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
