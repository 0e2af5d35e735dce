package org.fip.file.preflight;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952), member after member, and tells block-gzip apart, which says in each member how long it is. Text that
 * isn't packed passes as it is.
 */
final class Gunzip extends InputStream {
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 0x1f8b;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int MTIME_XFL_OS = 6;

    private final InputStream packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;

    private boolean plain;
    private boolean inMember;
    private boolean allBlocks = true;
    private boolean thisIsBlock;
    private boolean lastWasEmptyBlock;
    private long size;

    /** What was sent cannot be unpacked; apart from trouble with getting it. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException(String message) {
            super(message);
        }
    }

    Gunzip(InputStream packed) throws IOException {
        this.packed = packed;
        filled = packed.readNBytes(buffer, 0, BUFFER);
        plain = filled < 2 || ((buffer[0] & 0xff) << 8 | buffer[1] & 0xff) != MAGIC;
    }

    Packing packing() {
        return plain ? Packing.PLAIN : allBlocks ? Packing.BLOCK_GZIP : Packing.GZIP;
    }

    /** Whether block-gzip ended as it has to, with an empty block; to be asked at the end. */
    boolean hasEndMarker() {
        return lastWasEmptyBlock;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        return plain ? copy(bytes, offset, length) : inflate(bytes, offset, length);
    }

    private int copy(byte[] bytes, int offset, int length) throws IOException {
        if (at == filled && !refill()) {
            return -1;
        }
        var n = Math.min(length, filled - at);
        System.arraycopy(buffer, at, bytes, offset, n);
        at += n;
        return n;
    }

    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        try {
            while (true) {
                if (!inMember) {
                    if (at == filled && !refill()) {
                        return -1;
                    }
                    begin();
                }
                var n = inflater.inflate(bytes, offset, length);
                if (n > 0) {
                    crc.update(bytes, offset, n);
                    size += n;
                    return n;
                }
                if (inflater.finished()) {
                    at = filled - inflater.getRemaining();
                    end();
                } else if (inflater.needsInput()) {
                    if (!refill()) {
                        throw new DamagedException("ends within a block");
                    }
                    inflater.setInput(buffer, 0, filled);
                } else {
                    throw new DamagedException("needs a dictionary");
                }
            }
        } catch (DataFormatException e) {
            throw new DamagedException("not deflated");
        } catch (EOFException e) {
            throw new DamagedException("ends within a header");
        }
    }

    private void begin() throws IOException {
        if ((one() << 8 | one()) != MAGIC || one() != DEFLATE) {
            throw new DamagedException("no gzip header");
        }
        var flags = one();
        skip(MTIME_XFL_OS);
        thisIsBlock = (flags & EXTRA) != 0 && extraIsOfBlock();
        allBlocks &= thisIsBlock;
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(buffer, at, filled - at);
        crc.reset();
        size = 0;
        inMember = true;
    }

    private boolean extraIsOfBlock() throws IOException {
        var left = one() | one() << 8;
        var found = false;
        while (left >= 4) {
            var isBc = one() == 'B' & one() == 'C';
            var length = one() | one() << 8;
            found |= isBc && length == 2;
            left -= 4;
            skip(Math.min(length, left));
            left -= Math.min(length, left);
        }
        skip(left);
        return found;
    }

    private void end() throws IOException {
        if (number() != crc.getValue() || number() != (size & 0xffffffffL)) {
            throw new DamagedException("checksum differs");
        }
        inMember = false;
        lastWasEmptyBlock = thisIsBlock && size == 0;
    }

    private long number() throws IOException {
        return one() | (long) one() << 8 | (long) one() << 16 | (long) one() << 24;
    }

    private void skipText() throws IOException {
        while (one() != 0) {
            // Up to its end.
        }
    }

    private void skip(int count) throws IOException {
        for (var i = 0; i < count; i++) {
            one();
        }
    }

    private int one() throws IOException {
        if (at == filled && !refill()) {
            throw new EOFException();
        }
        return buffer[at++] & 0xff;
    }

    private boolean refill() throws IOException {
        at = 0;
        filled = Math.max(0, packed.read(buffer, 0, BUFFER));
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }
}
