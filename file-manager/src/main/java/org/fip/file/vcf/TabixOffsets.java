package org.fip.file.vcf;

import htsjdk.samtools.util.BlockCompressedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The linear part of a tabix index (tabix specification): for each 16 kb of a chromosome where its rows begin. That is enough to
 * begin reading at a region. The index may come from an external server, so its counts are limits to check, not to trust.
 */
public final class TabixOffsets {
    private static final int WINDOW_BITS = 14;
    private static final int MAGIC = 0x54424901;
    private static final int MOST_CONTIGS = 10_000;
    private static final int MOST_NAME_BYTES = 1 << 20;
    private static final int MOST_BINS = 37_451;
    private static final int MOST_WINDOWS = 1 << 15;
    private static final int MOST_WINDOWS_IN_ALL = 1 << 19;

    private final Map<String, long[]> windows = new LinkedHashMap<>();

    private TabixOffsets() {}

    /** Takes the file's content as it is stored. */
    public static TabixOffsets read(InputStream file) throws IOException {
        var index = new TabixOffsets();
        try (var in = new DataInputStream(new BlockCompressedInputStream(file))) {
            index.read(in);
        } catch (RuntimeException e) {
            // htsjdk's own exceptions of files that are no block-gzip are unchecked.
            throw new MalformedVcfException("It is not a tabix index");
        }
        return index;
    }

    public Set<String> contigs() {
        return windows.keySet();
    }

    /** From where the rows have to be read that overlap the contig from this position (1-based) on; -1 where there are none. */
    public long startOf(String contig, int position) {
        var starts = windows.get(contig);
        if (starts == null || starts.length == 0) {
            return -1;
        }
        // Windows in which nothing begins may be left 0.
        for (var i = Math.min((position - 1) >>> WINDOW_BITS, starts.length - 1); i >= 0; i--) {
            if (starts[i] != 0) {
                return starts[i];
            }
        }
        for (var start : starts) {
            if (start != 0) {
                return start;
            }
        }
        return 0;
    }

    private void read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new MalformedVcfException("It is not a tabix index");
        }
        var contigs = count(in, MOST_CONTIGS);
        in.skipNBytes(6L * Integer.BYTES);
        var names = new byte[count(in, MOST_NAME_BYTES)];
        in.readFully(names);
        var list = new String(names, StandardCharsets.UTF_8).split("\0");
        if (list.length < contigs) {
            throw new MalformedVcfException("The tabix index has fewer names than chromosomes");
        }
        var all = 0;
        for (var i = 0; i < contigs; i++) {
            var bins = count(in, MOST_BINS);
            for (var bin = 0; bin < bins; bin++) {
                in.skipNBytes(Integer.BYTES);
                in.skipNBytes(2L * Long.BYTES * count(in, Integer.MAX_VALUE));
            }
            var starts = new long[count(in, MOST_WINDOWS)];
            all += starts.length;
            if (all > MOST_WINDOWS_IN_ALL) {
                throw new MalformedVcfException("The tabix index is too large");
            }
            for (var w = 0; w < starts.length; w++) {
                starts[w] = Long.reverseBytes(in.readLong());
            }
            windows.put(list[i], starts);
        }
    }

    private static int count(DataInputStream in, int most) throws IOException {
        var count = Integer.reverseBytes(in.readInt());
        if (count < 0 || count > most) {
            throw new MalformedVcfException(
                    "The tabix index counts %,d of what it may have %,d".formatted(count, most));
        }
        return count;
    }
}
