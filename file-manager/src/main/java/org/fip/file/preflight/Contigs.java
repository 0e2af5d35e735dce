package org.fip.file.preflight;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the rows from contig to contig. */
final class Contigs {
    // A file of more is none that anybody would impute; what is beyond is only counted as unsupported.
    private static final int MOST = 200;

    private final List<Seen> seen = new ArrayList<>();
    private @Nullable Seen current;
    private boolean sorted = true;

    /** One contig, and how far we are in it. */
    static final class Seen {
        private final byte[] bytes;
        private final String name;
        private final @Nullable Chromosome chromosome;
        private final long first;
        private long last;
        private long highest;
        private long variants;

        private Seen(byte[] bytes, long first) {
            this.bytes = bytes;
            this.name = Shown.text(new String(bytes, StandardCharsets.UTF_8));
            this.chromosome = Chromosome.ofContig(name).orElse(null);
            this.first = first;
        }

        String name() {
            return name;
        }

        @Nullable
        Chromosome chromosome() {
            return chromosome;
        }

        long highest() {
            return highest;
        }

        private Contig fact() {
            return new Contig(name, chromosome == null ? null : chromosome.name(), first, highest, variants);
        }
    }

    /** The contig of a row, whose name stands between {@code from} and {@code to}. */
    Seen enter(byte[] line, int from, int to, long position) {
        var here = current;
        sorted = true;
        if (here == null || !Arrays.equals(here.bytes, 0, here.bytes.length, line, from, to)) {
            here = find(line, from, to);
            if (here == null) {
                here = new Seen(Arrays.copyOfRange(line, from, to), position);
                if (seen.size() < MOST) {
                    seen.add(here);
                }
            } else {
                // It was left, and now there is more of it.
                sorted = false;
            }
            current = here;
        } else if (position < here.last) {
            sorted = false;
        }
        here.last = position;
        here.highest = Math.max(here.highest, position);
        here.variants++;
        return here;
    }

    /** Whether the row last entered stands where it belongs. */
    boolean sorted() {
        return sorted;
    }

    List<Seen> all() {
        return seen;
    }

    List<Contig> facts() {
        return seen.stream().map(Seen::fact).toList();
    }

    private @Nullable Seen find(byte[] line, int from, int to) {
        for (var contig : seen) {
            if (Arrays.equals(contig.bytes, 0, contig.bytes.length, line, from, to)) {
                return contig;
            }
        }
        return null;
    }
}
