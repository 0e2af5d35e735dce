package org.fip.file.preflight;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes of text at a time. */
public final class Bytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private Bytes() {}

    /** The first of the eight is the lowest byte. */
    static long eightAt(byte[] bytes, int index) {
        return (long) EIGHT.get(bytes, index);
    }

    /** Where {@code wanted} is between {@code from} and {@code to}, or {@code to}. */
    public static int indexOf(byte[] bytes, int from, int to, char wanted) {
        var pattern = ONES * wanted;
        var at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            var difference = eightAt(bytes, at) ^ pattern;
            // The lowest byte that is zero sets its top bit; what is above it may be wrong and doesn't matter.
            var zeros = (difference - ONES) & ~difference & TOPS;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
