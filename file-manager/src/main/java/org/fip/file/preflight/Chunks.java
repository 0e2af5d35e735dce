package org.fip.file.preflight;

import java.util.ArrayList;
import java.util.List;

/** Counts by stretches of 20 Mb. */
final class Chunks {
    // The genome has 155; an unsorted file may go to and fro.
    private static final int MOST = 1_000;

    private final Genotypes genotypes;
    private final List<Chunk> closed = new ArrayList<>();
    private String contig = "";
    private long number = -1;
    private int usable;
    private int counted;

    Chunks(Genotypes genotypes) {
        this.genotypes = genotypes;
    }

    /** To be called before the row's genotypes are read, because what is missing is counted by chunk. */
    void enter(String rowContig, long position) {
        var here = (position - 1) / Chunk.LENGTH;
        if (here != number || !rowContig.equals(contig)) {
            close();
            contig = rowContig;
            number = here;
        }
    }

    /**
     * Adds the row that was entered.
     *
     * @param calls whether its missing genotypes were counted
     */
    void add(boolean calls, boolean isUsable) {
        counted += calls ? 1 : 0;
        usable += isUsable ? 1 : 0;
    }

    List<Chunk> all() {
        close();
        return closed;
    }

    private void close() {
        if (number >= 0 && closed.size() < MOST) {
            var most = 0;
            var belowHalf = 0;
            for (var missing : genotypes.missingOfSample()) {
                most = Math.max(most, missing);
                belowHalf += 2 * missing > counted ? 1 : 0;
            }
            var start = number * Chunk.LENGTH + 1;
            closed.add(new Chunk(
                    contig,
                    start,
                    start + Chunk.LENGTH - 1,
                    usable,
                    counted == 0 ? 1 : 1 - (double) most / counted,
                    belowHalf));
        }
        genotypes.forgetMissing();
        number = -1;
        counted = 0;
        usable = 0;
    }
}
