package org.fip.file.quality;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipException;
import org.fip.file.catalogue.ResultType;
import org.fip.file.vcf.LineHeads;
import org.fip.file.vcf.MalformedVcfException;
import org.fip.file.vcf.SiteColumns;
import org.fip.file.vcf.Unpacked;
import org.jspecify.annotations.Nullable;

/**
 * Reads one result once, from its beginning to its end.
 *
 * @param index a tabix index, where one was asked for and the file can have one
 */
record FileReading(FileSummary summary, byte @Nullable [] index) {
    private static final int FIXED_COLUMNS = 8;
    private static final int MANY_COLUMNS = 64;

    /** Told of from time to time while a long file is read. */
    @FunctionalInterface
    interface Progress {
        void goesOn();
    }

    static FileReading of(
            String filename, ResultType type, boolean withIndex, SeekableByteChannel content, Progress progress)
            throws IOException {
        var unpacked = Unpacked.of(content);
        try (var blocks = unpacked.blocks()) {
            return switch (type) {
                case IMPUTED_GENOTYPES, EMPIRICAL_DOSES, INFO ->
                    variants(type, unpacked, withIndex && unpacked.isBlockGzip(), progress);
                case QC_REPORT, STATISTICS -> new FileReading(StatisticsFile.read(filename, blocks), null);
                case INDEX, LOG, OTHER -> new FileReading(FileSummary.NOTHING, null);
            };
        } catch (MalformedVcfException | ZipException e) {
            return new FileReading(FileSummary.unreadable(String.valueOf(e.getMessage())), null);
        } catch (EOFException e) {
            return new FileReading(FileSummary.unreadable("The file ends too early"), null);
        }
    }

    private static FileReading variants(ResultType type, Unpacked unpacked, boolean withIndex, Progress progress)
            throws IOException {
        var lines = new LineHeads(unpacked.blocks(), type == ResultType.INFO ? MANY_COLUMNS : FIXED_COLUMNS);
        if (!lines.next()) {
            throw new MalformedVcfException("The file has no lines");
        }
        var first = text(lines);
        if (type == ResultType.INFO && ScoredTable.recognises(first)) {
            return new FileReading(FileSummary.variants(table(first, lines), List.of()), null);
        }
        if (!first.startsWith("##fileformat=VCF")) {
            throw new MalformedVcfException("It does not begin as a VCF file does");
        }
        return rows(type, lines, withIndex ? new GenotypeIndex() : null, progress);
    }

    private static FileReading rows(ResultType type, LineHeads lines, @Nullable GenotypeIndex index, Progress progress)
            throws IOException {
        var programs = new StatedPrograms();
        var scores = new ScoredVcf();
        var site = new SiteColumns();
        @Nullable String unsorted = null;
        while (lines.next()) {
            if (lines.head()[0] == '#') {
                var line = text(lines);
                programs.header(line);
                scores.header(line);
                continue;
            }
            site.read(lines.head(), 0, lines.headLength(), lines.line());
            scores.site(site);
            if (index != null && unsorted == null) {
                try {
                    index.add(site, lines.start(), lines.line());
                } catch (MalformedVcfException e) {
                    // Figures can be had all the same.
                    unsorted = e.getMessage();
                }
            }
            if (lines.line() % 10_000 == 0) {
                progress.goesOn();
            }
        }
        var accuracy =
                type == ResultType.EMPIRICAL_DOSES ? null : scores.result().orElse(null);
        return new FileReading(
                FileSummary.variants(accuracy, programs.result()),
                index == null || unsorted != null ? null : index.result(lines.end()));
    }

    private static Accuracy table(String heading, LineHeads lines) throws IOException {
        var table = new ScoredTable(heading);
        while (lines.next()) {
            table.row(text(lines), lines.line());
        }
        return table.result();
    }

    private static String text(LineHeads lines) {
        return new String(lines.head(), 0, lines.headLength(), StandardCharsets.UTF_8);
    }
}
