package org.fip.file.quality;

import java.util.List;
import java.util.UUID;
import org.fip.file.quality.FileSummary.LostChunk;
import org.fip.file.quality.FileSummary.Reason;
import org.fip.file.quality.FileSummary.ReportLine;
import org.jspecify.annotations.Nullable;

/**
 * The quality of a job's results. What the server's files do not tell is missing and named in {@code unavailable}.
 *
 * @param filesPending results that have not been read yet
 * @param sources files that the accuracy comes from
 * @param report the server's own QC report, as it wrote it
 * @param exclusions variants that quality control dropped, by reason
 * @param lostChunks regions that were not imputed
 * @param liftOver variants that could not be lifted to the panel's build, by reason
 * @param chromosomeXSamples samples whose genotypes on chromosome X fit no sex
 * @param programs what the headers of the results state of the programs that made them, each line once
 */
record JobQuality(
        UUID jobId,
        int filesPending,
        List<String> sources,
        @Nullable Counts counts,
        @Nullable Scores accuracy,
        List<ReportLine> report,
        List<Reason> exclusions,
        List<LostChunk> lostChunks,
        List<Reason> liftOver,
        @Nullable Long chromosomeXSamples,
        List<ReportLine> programs,
        List<Missing> unavailable) {

    /**
     * @param sites all rows of the results
     * @param imputed null, as are the others, where the files do not mark what was genotyped
     * @param typed genotyped and in the panel
     * @param typedOnly genotyped and not in the panel
     */
    record Counts(
            long sites,
            @Nullable Long imputed,
            @Nullable Long typed,
            @Nullable Long typedOnly) {}

    /**
     * Accuracy of the imputed variants; a row with several alternate alleles counts once, by the first of them.
     *
     * @param measure the score's name in the files: R2, DR2, INFO, Rsq…
     * @param histogram variants by score in 20 steps of 0.05
     */
    record Scores(
            String measure,
            Share all,
            List<MafBin> byMaf,
            List<Long> histogram,
            @Nullable Empirical empirical,
            List<Chromosome> chromosomes,
            int chromosomesLeftOut) {}

    /**
     * @param mean null without variants
     * @param share03 with a score of at least 0.3, 0 to 1
     * @param share08 with a score of at least 0.8, 0 to 1
     */
    record Share(
            long variants,
            @Nullable Double mean,
            @Nullable Double share03,
            @Nullable Double share08) {
        static Share of(Tally tally) {
            return tally.variants() == 0
                    ? new Share(0, null, null, null)
                    : new Share(
                            tally.variants(),
                            tally.sum() / tally.variants(),
                            (double) tally.atLeast03() / tally.variants(),
                            (double) tally.atLeast08() / tally.variants());
        }
    }

    /** Variants with a minor allele frequency above {@code from} and up to {@code to}. */
    record MafBin(double from, double to, Share imputed) {}

    /**
     * Typed variants by score and empirical (leave-one-out) R².
     *
     * @param cells those of 20 by 20 that have variants
     */
    record Empirical(long variants, double meanScore, double meanEmpirical, List<Cell> cells) {}

    /** Both steps are 0.05 wide and named by their lower ends. */
    record Cell(double score, double empirical, long variants) {}

    /** @param width bases of a bin */
    record Chromosome(String name, long width, List<Bin> bins) {}

    /**
     * @param start first base, 1-based
     * @param typed variants in it that were genotyped
     */
    record Bin(long start, long imputed, @Nullable Double mean, long typed) {}

    /**
     * @param part member of this answer
     * @param reason why it cannot be told, as a sentence
     */
    record Missing(String part, String reason) {}
}
