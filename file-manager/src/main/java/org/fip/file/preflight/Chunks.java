package org.fip.file.preflight;

import java.util.ArrayList;
import java.util.List;

/** Counts by stretches of 20 Mb. */
final class Chunks {
    // The genome has 155; an unsorted file may go to and fro.
    private static final int MOST = 1_000;

    private final SampleGaps gaps;
    private final List<Chunk> closed = new ArrayList<>();
    private String contig = "";
    private long number = -1;

    Chunks(int samples) {
        this.gaps = new SampleGaps(samples);
    }

    void enter(String rowContig, long position) {
        var here = (position - 1) / Chunk.LENGTH;
        if (here != number || !rowContig.equals(contig)) {
            close();
            contig = rowContig;
            number = here;
        }
    }

    /** Adds the row that was entered, which a server would use. */
    void add(Genotypes row) {
        gaps.add(row);
    }

    List<Chunk> all() {
        close();
        return closed;
    }

    private void close() {
        if (number >= 0 && closed.size() < MOST) {
            var start = number * Chunk.LENGTH + 1;
            closed.add(new Chunk(
                    contig,
                    start,
                    start + Chunk.LENGTH - 1,
                    gaps.rows(),
                    gaps.lowestCallRate(),
                    gaps.samplesBelowHalf()));
        }
        gaps.clear();
        number = -1;
    }
}
