package org.fip.file.quality;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.tribble.Feature;
import htsjdk.tribble.index.tabix.TabixFormat;
import htsjdk.tribble.index.tabix.TabixIndex;
import htsjdk.tribble.index.tabix.TabixIndexCreator;
import htsjdk.tribble.util.LittleEndianOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.fip.file.vcf.MalformedVcfException;
import org.fip.file.vcf.SiteColumns;
import org.jspecify.annotations.Nullable;

/** A tabix index that is made while the file is read; some hundred kilobytes for a chromosome. */
final class GenotypeIndex {
    // What tabix can point at.
    private static final int LAST_POSITION = 1 << 29;
    private static final int MOST_CONTIGS = 1000;

    private final TabixIndexCreator creator = new TabixIndexCreator(TabixFormat.VCF);
    private final Set<String> contigs = new HashSet<>();
    private String contig = "";
    private int position;

    private record Span(String contig, int start, int end) implements Feature {
        @Override
        public String getContig() {
            return contig;
        }

        @Override
        public int getStart() {
            return start;
        }

        @Override
        public int getEnd() {
            return end;
        }
    }

    void add(SiteColumns site, long start, long line) throws MalformedVcfException {
        if (!site.contig().equals(contig)) {
            contig = site.contig();
            position = 0;
            if (!contigs.add(contig) || contigs.size() > MOST_CONTIGS) {
                throw new MalformedVcfException("Line %,d is not sorted by chromosome".formatted(line));
            }
        }
        if (site.position() < position || site.position() < 1 || site.position() > LAST_POSITION) {
            throw new MalformedVcfException("Line %,d is not sorted by position".formatted(line));
        }
        position = site.position();
        var end = Math.min(LAST_POSITION, (long) position + Math.max(1, site.referenceLength()) - 1);
        creator.addFeature(new Span(contig, position, (int) end), start);
    }

    /** The index as a {@code .tbi} file; null for a file without rows. */
    byte @Nullable [] result(long end) throws IOException {
        if (contigs.isEmpty()) {
            return null;
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new LittleEndianOutputStream(new BlockCompressedOutputStream(bytes, (File) null))) {
            ((TabixIndex) creator.finalizeIndex(end)).write(out);
        }
        return bytes.toByteArray();
    }
}
