package org.fip.file.quality;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.fip.file.quality.FileSummary.LostChunk;
import org.fip.file.quality.FileSummary.ReportLine;
import org.fip.file.vcf.Blocks;
import org.fip.file.vcf.LineHeads;
import org.jspecify.annotations.Nullable;

/**
 * The QC report and the tables in {@code statistics/}, in the spelling of both generations of servers: imputationserver2, and
 * imputationserver 1.x, whose tables begin with {@code #}.
 */
final class StatisticsFile {
    private static final int MANY = 64;
    private static final int MOST_LINES = 200;
    private static final int MOST_CHUNKS = 1000;
    private static final int MOST_SAMPLES = 200_000;
    private static final int LONGEST = 300;
    private static final Pattern CHUNK = Pattern.compile("(?:chunk_)?([^_]+)_0*(\\d{1,10})_0*(\\d{1,10})");
    private static final double LEAST_OVERLAP = 0.5;

    private final LineHeads lines;

    StatisticsFile(Blocks content) {
        this.lines = new LineHeads(content, MANY);
    }

    /** Reads the file as what its name says; nothing where the name says nothing. */
    static FileSummary read(String filename, Blocks content) throws IOException {
        var file = new StatisticsFile(content);
        return switch (filename.substring(filename.lastIndexOf('/') + 1)) {
            case "qc_report.txt", "statistics.txt" -> FileSummary.report(file.report());
            case "snps-excluded.txt" -> FileSummary.exclusions(file.exclusions());
            case "chunks-excluded.txt" -> FileSummary.lostChunks(file.chunks());
            case "snps-typed-only.txt", "typed-only.txt" -> FileSummary.typedOnly(file.rows());
            case "lift-over.txt" -> FileSummary.liftOver(file.liftOver());
            case "chrX-info.txt" -> FileSummary.chromosomeX(file.samples());
            default -> FileSummary.NOTHING;
        };
    }

    private List<ReportLine> report() throws IOException {
        List<ReportLine> report = new ArrayList<>();
        while (lines.next() && report.size() < MOST_LINES) {
            var line = text();
            var colon = line.indexOf(": ");
            if (colon > 0) {
                report.add(new ReportLine(shortened(line.substring(0, colon)), shortened(line.substring(colon + 2))));
            }
        }
        return report;
    }

    // ID CHROM POS REF ALT INFO, or #Position FilterType Info.
    private List<FileSummary.Reason> exclusions() throws IOException {
        var reasons = new ReasonCounts();
        var first = new int[] {5};
        table(heading -> first[0] = heading.startsWith("#") ? 1 : 5, cells -> reasons.add(cell(cells, first[0])));
        return reasons.result();
    }

    private List<LostChunk> chunks() throws IOException {
        List<LostChunk> chunks = new ArrayList<>();
        table(heading -> {}, cells -> {
            if (chunks.size() < MOST_CHUNKS) {
                chunks.add(chunk(cells));
            }
        });
        return chunks;
    }

    private static LostChunk chunk(String[] cells) {
        var place = CHUNK.matcher(cells[0]);
        var known = place.matches();
        var overlap = number(cell(cells, 2));
        // The older servers write percent; a share of one percent or less is lost either way.
        var share = overlap == null ? null : overlap > 1 ? Double.valueOf(overlap / 100) : overlap;
        var poorSamples = number(cell(cells, 3));
        var variants = number(cell(cells, 1));
        return new LostChunk(
                known ? place.group(1) : shortened(cells[0]),
                known ? Long.parseLong(place.group(2)) : 0,
                known ? Long.parseLong(place.group(3)) : 0,
                variants == null ? 0 : variants.longValue(),
                share,
                poorSamples == null ? 0 : poorSamples.longValue(),
                share != null && share < LEAST_OVERLAP
                        ? "reference_overlap"
                        : poorSamples != null && poorSamples > 0 ? "sample_call_rate" : "too_few_variants");
    }

    private long rows() throws IOException {
        var rows = new long[1];
        table(heading -> {}, cells -> rows[0]++);
        return rows[0];
    }

    // chr:pos, LiftOver, reason; the only table without a heading.
    private List<FileSummary.Reason> liftOver() throws IOException {
        var reasons = new ReasonCounts();
        while (lines.next()) {
            reasons.add(cell(text().split("\t", -1), 2));
        }
        return reasons.result();
    }

    private long samples() throws IOException {
        Set<String> samples = new HashSet<>();
        table(heading -> {}, cells -> {
            if (samples.size() < MOST_SAMPLES) {
                samples.add(shortened(cells[0]));
            }
        });
        return samples.size();
    }

    private void table(Consumer<String> heading, Consumer<String[]> row) throws IOException {
        if (lines.next()) {
            heading.accept(text());
        }
        while (lines.next()) {
            row.accept(text().split("\t", -1));
        }
    }

    private String text() {
        return new String(lines.head(), 0, lines.headLength(), StandardCharsets.UTF_8);
    }

    private static String cell(String[] cells, int at) {
        return at < cells.length ? cells[at].strip() : "";
    }

    private static @Nullable Double number(String text) {
        try {
            var number = Double.parseDouble(text.replace(",", ""));
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String shortened(String text) {
        var plain = text.strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
