package org.fip.file.quality;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up variant by variant; its size does not depend on how many there are. */
final class AccuracyTally {
    /** More than any genome assembly's chromosomes. */
    static final int MOST_CONTIGS = 30;

    private static final int STEPS = Accuracy.STEPS;

    private final String measure;
    private final boolean flagged;
    private final Tally.Running all = new Tally.Running();
    private final Tally.Running[] byMaf = Stream.generate(Tally.Running::new)
            .limit(Accuracy.MAF_LIMITS.size() - 1L)
            .toArray(Tally.Running[]::new);
    private final long[] histogram = new long[STEPS];
    private final long[] cells = new long[STEPS * STEPS];
    private final Map<String, AlongContig.Running> contigs = new LinkedHashMap<>();
    private String lastContig = "";
    private AlongContig.@Nullable Running last;
    private String lastLeftOut = "";
    private int leftOut;
    private long sites;
    private long imputed;
    private long typed;
    private long typedOnly;
    private long withFrequency;
    private long empirical;
    private double empiricalScores;
    private double scoresOfEmpirical;

    AccuracyTally(String measure, boolean flagged) {
        this.measure = measure;
        this.flagged = flagged;
    }

    /** Where a variant's genotypes come from. */
    enum Origin {
        IMPUTED,
        TYPED,
        TYPED_ONLY
    }

    /** Scores and frequency are NaN where the file has none; the contig is null where the variant's place is not known. */
    void add(@Nullable String contig, int position, Origin origin, double maf, double score, double empiricalScore) {
        sites++;
        var along = along(contig);
        switch (origin) {
            case TYPED_ONLY -> typedOnly++;
            case TYPED -> {
                typed++;
                if (along != null) {
                    along.addTyped(position);
                }
                addEmpirical(score, empiricalScore);
            }
            case IMPUTED -> {
                imputed++;
                addImputed(along, position, maf, score);
            }
        }
    }

    private void addEmpirical(double score, double empiricalScore) {
        if (Double.isFinite(score) && Double.isFinite(empiricalScore)) {
            empirical++;
            scoresOfEmpirical += score;
            empiricalScores += empiricalScore;
            cells[step(score) * STEPS + step(empiricalScore)]++;
        }
    }

    private void addImputed(AlongContig.@Nullable Running along, int position, double maf, double score) {
        if (!Double.isFinite(score)) {
            return;
        }
        all.add(score);
        histogram[step(score)]++;
        if (along != null) {
            along.imputedAt(position).add(score);
        }
        if (maf >= 0 && maf <= 0.5) {
            withFrequency++;
            byMaf[bin(maf)].add(score);
        }
    }

    private AlongContig.@Nullable Running along(@Nullable String contig) {
        if (contig == null) {
            return null;
        }
        if (contig.equals(lastContig)) {
            return last;
        }
        lastContig = contig;
        last = contigs.get(contig);
        if (last == null && contigs.size() < MOST_CONTIGS) {
            last = new AlongContig.Running(contig);
            contigs.put(contig, last);
        } else if (last == null && !contig.equals(lastLeftOut)) {
            lastLeftOut = contig;
            leftOut++;
        }
        return last;
    }

    private static int step(double score) {
        return (int) Math.clamp(Math.floor(score * STEPS), 0, STEPS - 1);
    }

    private static int bin(double maf) {
        var bin = 0;
        while (maf > Accuracy.MAF_LIMITS.get(bin + 1)) {
            bin++;
        }
        return bin;
    }

    Accuracy result() {
        return new Accuracy(
                measure,
                sites,
                imputed,
                typed,
                typedOnly,
                flagged,
                withFrequency > 0,
                all.tally(),
                Stream.of(byMaf).map(Tally.Running::tally).toList(),
                Arrays.stream(histogram).boxed().toList(),
                new Accuracy.Empirical(
                        empirical,
                        scoresOfEmpirical,
                        empiricalScores,
                        Arrays.stream(cells).boxed().toList()),
                contigs.values().stream().map(AlongContig.Running::result).toList(),
                leftOut);
    }
}
