package org.fip.file.panelsites;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Goes along the sites of one chromosome of a panel, from position to position; holds those of one position. */
public final class SiteCursor implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int END = -1;

    private final InputStream sites;
    private long next;
    private long here = -1;
    // Which alleles there are at this position, one bit for each.
    private int present;

    SiteCursor(InputStream sites) throws IOException {
        this.sites = new BufferedInputStream(sites, BUFFER);
        this.next = distance();
    }

    /**
     * How a single-base variant stands to what the panel has there.
     *
     * @param position not below that of the call before
     */
    public Agreement agreement(long position, byte reference, byte alternative) throws IOException {
        moveTo(position);
        if (here != position) {
            return Agreement.ABSENT;
        }
        var alleles = Alleles.of(reference, alternative);
        var best = Agreement.MISMATCH;
        for (var left = present; left != 0; left &= left - 1) {
            var agreement = Agreement.of(alleles, Integer.numberOfTrailingZeros(left));
            best = agreement.ordinal() < best.ordinal() ? agreement : best;
        }
        return best;
    }

    private void moveTo(long position) throws IOException {
        while (next != END && next <= position) {
            if (next != here) {
                here = next;
                present = 0;
            }
            present |= 1 << alleles();
            var distance = distance();
            next = distance == END ? END : here + distance;
        }
    }

    private int alleles() throws IOException {
        var alleles = sites.read();
        if (alleles < 0) {
            throw new EOFException("The sites of a panel end within one of them");
        }
        return alleles;
    }

    private long distance() throws IOException {
        var value = 0L;
        for (var shift = 0; ; shift += SiteWriter.SEVEN_BITS) {
            var b = sites.read();
            if (b < 0) {
                if (shift > 0) {
                    throw new EOFException("The sites of a panel end within one of them");
                }
                return END;
            }
            value |= (long) (b & SiteWriter.MORE - 1) << shift;
            if (b < SiteWriter.MORE) {
                return value;
            }
        }
    }

    @Override
    public void close() throws IOException {
        sites.close();
    }
}
