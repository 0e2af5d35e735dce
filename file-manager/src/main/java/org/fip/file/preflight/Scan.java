package org.fip.file.preflight;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One pass over a VCF. Whatever stands in it ends in findings; memory does not grow with it. */
public final class Scan {
    private static final long TELLS_EVERY = Duration.ofSeconds(1).toNanos();
    // Rows between two looks at the clock, less one; a power of two.
    private static final int LOOKS_AT_TIME_AFTER = 63;

    private final Gunzip text;
    private final Lines lines;
    private final RowWatcher watcher;
    private final Consumer<Inspection> progress;
    private final Findings findings = new Findings();
    private long told = System.nanoTime() - 2 * TELLS_EVERY;
    private @Nullable Header header;
    private @Nullable Rows rows;

    private Scan(Gunzip text, RowWatcher watcher, Consumer<Inspection> progress) {
        this.text = text;
        this.watcher = watcher;
        this.progress = progress;
        this.lines = new Lines(text);
    }

    /**
     * Reads until the end, or until there is no point in going on.
     *
     * @throws IOException when the bytes cannot be had; never because of what they are
     */
    public static Inspection of(InputStream packed) throws IOException {
        return of(packed, RowWatcher.NONE);
    }

    /** The same, with somebody who sees each row; what they throw ends it. */
    public static Inspection of(InputStream packed, RowWatcher watcher) throws IOException {
        try (var text = new Gunzip(packed)) {
            return new Scan(text, watcher, found -> {}).inspect();
        }
    }

    /** @param progress is told every second what was found so far, without stretches */
    static Inspection of(InputStream packed, Consumer<Inspection> progress) throws IOException {
        try (var text = new Gunzip(packed)) {
            return new Scan(text, RowWatcher.NONE, progress).inspect();
        }
    }

    private Inspection inspect() throws IOException {
        var damaged = false;
        try {
            read();
        } catch (Gunzip.DamagedException e) {
            findings.add(Rule.DAMAGED, "after line %d: %s".formatted(lines.number(), e.getMessage()));
            damaged = true;
        } catch (Lines.TooLongException e) {
            findings.add(Rule.LINE_TOO_LONG, "line %d".formatted(lines.number() + 1));
            damaged = true;
        }
        var found = header;
        var judged = rows;
        if (found == null || judged == null) {
            return new Inspection(Facts.ofNothing(text.packing()), findings.list());
        }
        if (!damaged || judged.variants() > 0) {
            judged.conclude();
        }
        if (text.packing() != Packing.BLOCK_GZIP) {
            findings.add(Rule.NOT_BLOCK_GZIPPED);
        }
        return inspection(found, judged, judged.chunks());
    }

    private Inspection inspection(Header found, Rows judged, List<Chunk> chunks) {
        var builds = possibleBuilds(judged.contigs());
        var facts = new Facts(
                text.packing(),
                found.version(),
                found.samples(),
                found.samplesHash(),
                judged.variants(),
                judged.usable(),
                judged.unphased(),
                judged.callRate(),
                found.build(),
                builds.size() == 1 ? builds.iterator().next() : null,
                found.declares(judged.contigs().facts()),
                found.genotypesDeclared(),
                judged.contigs().facts(),
                chunks);
        return new Inspection(facts, findings.list());
    }

    private void read() throws IOException {
        header = Header.read(lines, findings).orElse(null);
        if (header == null) {
            return;
        }
        rows = new Rows(lines, header, findings, watcher);
        while (lines.next()) {
            if (!rows.judge()) {
                return;
            }
            if ((lines.number() & LOOKS_AT_TIME_AFTER) == 0 && System.nanoTime() - told > TELLS_EVERY) {
                progress.accept(inspection(header, rows, List.of()));
                told = System.nanoTime();
            }
        }
        if (text.packing() == Packing.BLOCK_GZIP && !text.hasEndMarker()) {
            findings.add(Rule.NO_END_MARKER);
        }
    }

    private static EnumSet<Build> possibleBuilds(Contigs contigs) {
        var possible = EnumSet.allOf(Build.class);
        for (var contig : contigs.all()) {
            var chromosome = contig.chromosome();
            if (chromosome != null) {
                possible.removeIf(build -> contig.highest() > chromosome.length(build));
            }
        }
        return possible;
    }
}
