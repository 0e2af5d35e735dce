package org.fip.adapter.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * The bytes as they come over the wire. It counts them, remembers whether the wire broke, and keeps the tail, because only
 * the end record at the very end tells that a ZIP archive is whole: servers send downloads without a length.
 */
final class WireStream extends InputStream {

    private static final int END_RECORD = 22;
    private static final int TAIL = END_RECORD + 0xffff;

    private final InputStream wire;
    private final byte[] tail = new byte[TAIL];
    private long count;
    private boolean ended;
    private boolean broken;

    WireStream(InputStream wire) {
        this.wire = wire;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = wire.read(buffer, offset, length);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
        if (read < 0) {
            ended = true;
            return -1;
        }
        remember(buffer, offset, read);
        return read;
    }

    private void remember(byte[] buffer, int offset, int length) {
        int from = Math.max(0, length - TAIL);
        count += from;
        for (int i = from; i < length; ) {
            int at = (int) (count % TAIL);
            int chunk = Math.min(length - i, TAIL - at);
            System.arraycopy(buffer, offset + i, tail, at, chunk);
            count += chunk;
            i += chunk;
        }
    }

    long count() {
        return count;
    }

    /** Whether the transfer ended before the archive did. */
    boolean isCutShort() {
        return broken || (ended && entriesInEndRecord().isEmpty());
    }

    /** Reads to the end of the transfer. */
    void drain() throws IOException {
        byte[] buffer = new byte[8192];
        while (read(buffer, 0, buffer.length) >= 0) {
            // only the tail matters
        }
    }

    /** Number of entries that the end record tells, when the bytes so far end with one. */
    OptionalLong entriesInEndRecord() {
        long available = Math.min(count, TAIL);
        for (int comment = 0; comment <= available - END_RECORD; comment++) {
            long start = count - END_RECORD - comment;
            if (unsigned(start, 4) == 0x06054b50L && unsigned(start + 20, 2) == comment) {
                return OptionalLong.of(unsigned(start + 10, 2));
            }
        }
        return OptionalLong.empty();
    }

    private long unsigned(long position, int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = (value << 8) | (tail[(int) ((position + i) % TAIL)] & 0xff);
        }
        return value;
    }
}
