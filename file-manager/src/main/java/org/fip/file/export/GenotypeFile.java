package org.fip.file.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fip.file.storage.StorageUnavailableException;
import org.fip.file.vcf.BlockGzipReader;
import org.fip.file.vcf.Blocks;
import org.fip.file.vcf.LineHeads;
import org.fip.file.vcf.SiteColumns;
import org.fip.file.vcf.SiteScores;
import org.fip.file.vcf.TabixOffsets;
import org.fip.file.vcf.Unpacked;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One result with imputed genotypes. */
public final class GenotypeFile {
    private static final Logger log = LoggerFactory.getLogger(GenotypeFile.class);
    private static final int FIXED_COLUMNS = 8;

    private final Source file;
    private final Storage storage;
    private final Set<String> contigs;
    private final int firstPosition;
    private final @Nullable String measure;
    private final @Nullable TabixOffsets index;

    private GenotypeFile(
            Source file,
            Storage storage,
            Set<String> contigs,
            int firstPosition,
            @Nullable String measure,
            @Nullable TabixOffsets index) {
        this.file = file;
        this.storage = storage;
        this.contigs = contigs;
        this.firstPosition = firstPosition;
        this.measure = measure;
        this.index = index;
    }

    /** A stored file. */
    public record Source(UUID id, String filename) {}

    /** Opens the bytes of a file. */
    @FunctionalInterface
    public interface Storage {
        SeekableByteChannel open(UUID file) throws IOException;
    }

    /** A file and what stands before its rows. */
    record Opened(GenotypeFile file, VcfHeader header) {}

    /** @throws IOException when it does not open or is not VCF */
    static Opened open(Source file, @Nullable Source indexFile, Storage storage) throws IOException {
        try (var blocks = Unpacked.of(storage.open(file.id())).blocks()) {
            var lines = new LineHeads(blocks, FIXED_COLUMNS);
            var header = VcfHeader.read(lines);
            var site = new SiteColumns();
            if (lines.next()) {
                site.read(lines.head(), 0, lines.headLength(), lines.line());
            }
            var measure = SiteScores.measure(header.declared()).orElse(null);
            var index = indexFile == null || !(blocks instanceof BlockGzipReader) ? null : index(indexFile, storage);
            var contigs = index == null ? Set.of(site.contig()) : index.contigs();
            return new Opened(new GenotypeFile(file, storage, contigs, site.position(), measure, index), header);
        }
    }

    private static @Nullable TabixOffsets index(Source file, Storage storage) throws IOException {
        try (var channel = storage.open(file.id())) {
            return TabixOffsets.read(Channels.newInputStream(channel));
        } catch (StorageUnavailableException e) {
            throw e;
        } catch (IOException e) {
            log.warn("The index {} cannot be used, all rows are read instead: {}", file.id(), e.getMessage());
            return null;
        }
    }

    String name() {
        return file.filename();
    }

    /** Chromosomes that it has; without an index only the first. */
    Set<String> contigs() {
        return contigs;
    }

    String firstContig() {
        return contigs.isEmpty() ? "" : contigs.iterator().next();
    }

    int firstPosition() {
        return firstPosition;
    }

    boolean knowsAllContigs() {
        return index != null;
    }

    boolean hasAccuracy() {
        return measure != null;
    }

    /** Writes the rows that are wanted. */
    void copy(ExportFilter filter, @Nullable ChosenSamples samples, OutputStream to) throws IOException {
        try (var blocks = Unpacked.of(storage.open(file.id())).blocks()) {
            var rows = new Rows(filter, samples, to);
            if (index != null
                    && blocks instanceof BlockGzipReader reader
                    && !filter.regions().isEmpty()) {
                rows.copyRegions(reader, index);
            } else {
                rows.copyAll(blocks);
            }
        }
    }

    private final class Rows {
        private final ExportFilter filter;
        private final @Nullable ChosenSamples samples;
        private final OutputStream to;
        private final double minR2;
        private final double minMaf;
        private final byte[] score;
        private final SiteColumns site = new SiteColumns();

        Rows(ExportFilter filter, @Nullable ChosenSamples samples, OutputStream to) {
            this.filter = filter;
            this.samples = samples;
            this.to = to;
            // Without a bound, rows without the value are wanted too.
            this.minR2 = filter.minR2() == null ? Double.NaN : filter.minR2().doubleValue();
            this.minMaf = filter.minMaf() == null ? Double.NaN : filter.minMaf().doubleValue();
            this.score = measure == null ? new byte[0] : measure.getBytes(StandardCharsets.US_ASCII);
        }

        void copyAll(Blocks blocks) throws IOException {
            Map<String, List<Region>> regions = new HashMap<>();
            var lines = new LineHeads(blocks, FIXED_COLUMNS);
            while (lines.next()) {
                if (lines.head()[0] == '#') {
                    continue;
                }
                site.read(lines.head(), 0, lines.headLength(), lines.line());
                if ((filter.regions().isEmpty()
                                || regions
                                        .computeIfAbsent(site.contig(), c -> Region.merged(filter.regions(), c))
                                        .stream()
                                        .anyMatch(r -> r.overlaps(site.position(), end())))
                        && isGood()) {
                    write(lines);
                }
            }
        }

        void copyRegions(BlockGzipReader reader, TabixOffsets index) throws IOException {
            for (var contig : index.contigs()) {
                @Nullable Region before = null;
                for (var region : Region.merged(filter.regions(), contig)) {
                    var start = index.startOf(contig, region.from());
                    if (start >= 0) {
                        copyRegion(LineHeads.from(reader, FIXED_COLUMNS, start), region, before);
                    }
                    before = region;
                }
            }
        }

        // A row that reaches from one region into the next has been written with the first.
        private void copyRegion(LineHeads lines, Region region, @Nullable Region before) throws IOException {
            var there = false;
            while (lines.next()) {
                if (lines.head()[0] == '#') {
                    continue;
                }
                site.read(lines.head(), 0, lines.headLength(), lines.line());
                var here = site.contig().equals(region.contig());
                if (here ? site.position() > region.to() : there) {
                    return;
                }
                there |= here;
                if (here
                        && region.overlaps(site.position(), end())
                        && (before == null || !before.overlaps(site.position(), end()))
                        && isGood()) {
                    write(lines);
                }
            }
        }

        private long end() {
            return (long) site.position() + Math.max(1, site.referenceLength()) - 1;
        }

        private boolean isGood() {
            return SiteScores.anyAllele(site, score, minR2, minMaf);
        }

        private void write(LineHeads lines) throws IOException {
            if (samples != null) {
                samples.write(site, lines, to);
                return;
            }
            to.write(lines.head(), 0, lines.headLength());
            if (lines.hasRest()) {
                to.write('\t');
                lines.passRest(to);
            }
            to.write('\n');
        }
    }
}
