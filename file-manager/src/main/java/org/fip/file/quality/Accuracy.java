package org.fip.file.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the score of each variant adds up to, for one file or several; every list is of bounded length.
 *
 * @param measure the score's name in the file: {@code R2}, {@code DR2}, {@code INFO}…
 * @param sites all rows
 * @param imputed rows that were imputed; with {@code flagged} false all that have a score
 * @param typed rows that were genotyped and are in the panel
 * @param typedOnly rows that were genotyped and are not in the panel
 * @param flagged whether the file tells typed from imputed
 * @param frequencies whether the file tells minor allele frequencies
 * @param all imputed variants
 * @param byMaf the same by minor allele frequency, between the limits {@link #MAF_LIMITS}
 * @param histogram imputed variants by score in steps of 0.05
 * @param empirical typed variants by score and empirical R²
 * @param contigsLeftOut how many sequences beyond {@link AccuracyTally#MOST_CONTIGS} are in the sums only
 */
record Accuracy(
        String measure,
        long sites,
        long imputed,
        long typed,
        long typedOnly,
        boolean flagged,
        boolean frequencies,
        Tally all,
        List<Tally> byMaf,
        List<Long> histogram,
        Empirical empirical,
        List<AlongContig> contigs,
        int contigsLeftOut) {

    /** Bins of minor allele frequency that imputation papers use; each holds its upper limit. */
    static final List<Double> MAF_LIMITS = List.of(0.0, 0.001, 0.005, 0.01, 0.05, 0.1, 0.2, 0.5);

    static final int STEPS = 20;

    /**
     * @param variants typed ones with both scores
     * @param cells {@link #STEPS}² counts, the score's step before the empirical one's
     */
    record Empirical(long variants, double sum, double empiricalSum, List<Long> cells) {
        Empirical plus(Empirical other) {
            return new Empirical(
                    variants + other.variants,
                    sum + other.sum,
                    empiricalSum + other.empiricalSum,
                    added(cells, other.cells));
        }
    }

    Set<String> contigNames() {
        return contigs.stream().map(AlongContig::contig).collect(Collectors.toSet());
    }

    /** A chromosome on which both have variants at the same places. */
    Optional<String> sharedWith(Accuracy other) {
        return contigs.stream()
                .filter(mine -> other.contigs.stream()
                        .anyMatch(theirs -> mine.contig().equals(theirs.contig()) && mine.overlaps(theirs)))
                .map(AlongContig::contig)
                .findFirst();
    }

    /** Of other variants, measured alike. */
    Accuracy plus(Accuracy other) {
        return new Accuracy(
                measure,
                sites + other.sites,
                imputed + other.imputed,
                typed + other.typed,
                typedOnly + other.typedOnly,
                flagged && other.flagged,
                frequencies && other.frequencies,
                all.plus(other.all),
                IntStream.range(0, byMaf.size())
                        .mapToObj(i -> byMaf.get(i).plus(other.byMaf.get(i)))
                        .toList(),
                added(histogram, other.histogram),
                empirical.plus(other.empirical),
                List.copyOf(Stream.concat(contigs.stream(), other.contigs.stream())
                        .collect(Collectors.toMap(
                                AlongContig::contig, Function.identity(), AlongContig::plus, LinkedHashMap::new))
                        .values()),
                contigsLeftOut + other.contigsLeftOut);
    }

    private static List<Long> added(List<Long> some, List<Long> others) {
        List<Long> sums = new ArrayList<>();
        for (var i = 0; i < some.size(); i++) {
            sums.add(some.get(i) + others.get(i));
        }
        return sums;
    }
}
