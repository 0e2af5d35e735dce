package org.fip.file.panelsites;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the sites of one chromosome: for each the distance from the one before, seven bits a byte and the lowest first, then
 * its alleles in one byte.
 */
final class SiteWriter {
    static final int MORE = 0x80;
    static final int SEVEN_BITS = 7;

    private final OutputStream out;
    private long position;
    private long sites;

    /** @param out buffered */
    SiteWriter(OutputStream out) {
        this.out = out;
    }

    /** @param newPosition not below the one before */
    void add(long newPosition, int alleles) throws IOException {
        var distance = newPosition - position;
        while (distance >= MORE) {
            out.write((int) (distance & MORE - 1 | MORE));
            distance >>>= SEVEN_BITS;
        }
        out.write((int) distance);
        out.write(alleles);
        position = newPosition;
        sites++;
    }

    long position() {
        return position;
    }

    long sites() {
        return sites;
    }
}
