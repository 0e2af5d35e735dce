package org.fip.file.vcf;

import java.io.Closeable;
import java.io.IOException;

/** Unpacked content, a piece at a time; the bytes of a piece are good until the next one is asked for. */
public interface Blocks extends Closeable {
    /** Goes on to the next piece that has bytes; false at the end. */
    boolean next() throws IOException;

    byte[] bytes();

    int length();

    /** Where the piece begins in the packed file; 0 where a place inside it cannot be pointed at. */
    long address();
}
