package org.fip.file.quality;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one result file says about quality; kept with the file. All lists are bounded.
 *
 * @param unreadable why the file could not be read to its end; then nothing else is there
 * @param report lines of a QC report
 * @param exclusions variants that were dropped, by reason
 * @param typedOnly variants that are not in the panel
 * @param liftOver variants that could not be lifted to the panel's build, by reason
 * @param chromosomeX samples with genotypes on chromosome X that do not fit a sex
 * @param programs what the header states of the programs that made the file; null where it states nothing
 */
record FileSummary(
        @Nullable String unreadable,
        @Nullable Accuracy accuracy,
        @Nullable List<ReportLine> report,
        @Nullable List<Reason> exclusions,
        @Nullable List<LostChunk> lostChunks,
        @Nullable Long typedOnly,
        @Nullable List<Reason> liftOver,
        @Nullable Long chromosomeX,
        @Nullable List<ReportLine> programs) {

    static final FileSummary NOTHING = with(parts -> {});

    static FileSummary unreadable(String why) {
        return with(parts -> parts.unreadable = why);
    }

    static FileSummary variants(@Nullable Accuracy accuracy, List<ReportLine> programs) {
        return with(parts -> {
            parts.accuracy = accuracy;
            parts.programs = programs.isEmpty() ? null : programs;
        });
    }

    static FileSummary report(List<ReportLine> lines) {
        return with(parts -> parts.report = lines);
    }

    static FileSummary exclusions(List<Reason> reasons) {
        return with(parts -> parts.exclusions = reasons);
    }

    static FileSummary lostChunks(List<LostChunk> chunks) {
        return with(parts -> parts.lostChunks = chunks);
    }

    static FileSummary typedOnly(long variants) {
        return with(parts -> parts.typedOnly = variants);
    }

    static FileSummary liftOver(List<Reason> reasons) {
        return with(parts -> parts.liftOver = reasons);
    }

    static FileSummary chromosomeX(long samples) {
        return with(parts -> parts.chromosomeX = samples);
    }

    private static FileSummary with(Consumer<Parts> part) {
        var parts = new Parts();
        part.accept(parts);
        return new FileSummary(
                parts.unreadable,
                parts.accuracy,
                parts.report,
                parts.exclusions,
                parts.lostChunks,
                parts.typedOnly,
                parts.liftOver,
                parts.chromosomeX,
                parts.programs);
    }

    /** What a file says, by name; no file says everything. */
    private static final class Parts {
        private @Nullable String unreadable;
        private @Nullable Accuracy accuracy;
        private @Nullable List<ReportLine> report;
        private @Nullable List<Reason> exclusions;
        private @Nullable List<LostChunk> lostChunks;
        private @Nullable Long typedOnly;
        private @Nullable List<Reason> liftOver;
        private @Nullable Long chromosomeX;
        private @Nullable List<ReportLine> programs;
    }

    /** A line {@code key: value} as the server wrote it. */
    record ReportLine(String key, String value) {}

    record Reason(String reason, long count) {}

    /**
     * A region that was not imputed.
     *
     * @param start first base, 1-based; 0 where the server's name of the chunk does not tell
     * @param variants usable ones in it
     * @param referenceOverlap share of them that the panel has, 0 to 1
     * @param samplesWithLowCallRate samples that miss too many genotypes in it
     * @param reason the first of the server's rules that it breaks: {@code reference_overlap}, {@code sample_call_rate},
     *     {@code too_few_variants}
     */
    record LostChunk(
            String contig,
            long start,
            long end,
            long variants,
            @Nullable Double referenceOverlap,
            long samplesWithLowCallRate,
            String reason) {}
}
