package org.fip.file.vcf;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Block-gzip (BGZF, SAM specification §4.1): gzip in blocks of at most 64 KiB, each of which opens alone. Every block's length
 * and checksum are verified. Holds one block and a read buffer of 1 MiB.
 */
public final class BlockGzipReader implements Blocks {
    private static final int HEADER = 18;
    private static final int FOOTER = 8;
    private static final int LARGEST = 1 << 16;

    private final SeekableByteChannel file;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20).flip();
    private final byte[] content = new byte[LARGEST];
    private final byte[] packed = new byte[LARGEST];
    private int length;
    private int packedLength;
    private long address;
    private long nextAddress;

    public BlockGzipReader(SeekableByteChannel file) {
        this.file = file;
    }

    /** Whether content that begins with these bytes is block-gzip. */
    public static boolean recognises(byte[] head) {
        return head.length >= HEADER
                && (head[0] & 0xff) == 0x1f
                && (head[1] & 0xff) == 0x8b
                && (head[3] & 4) != 0
                && head[12] == 'B'
                && head[13] == 'C';
    }

    /** The next call of {@link #next} reads the block that begins here. */
    public void seek(long blockAddress) throws IOException {
        file.position(blockAddress);
        buffer.clear().flip();
        nextAddress = blockAddress;
    }

    @Override
    public boolean next() throws IOException {
        do {
            address = nextAddress;
            if (!fill(HEADER)) {
                if (buffer.hasRemaining()) {
                    throw new EOFException("The file ends within a block");
                }
                length = 0;
                return false;
            }
            read();
        } while (length == 0);
        return true;
    }

    private void read() throws IOException {
        buffer.get(packed, 0, HEADER);
        if (!recognises(packed)) {
            throw new MalformedVcfException("It stops being block-gzip at byte " + address);
        }
        var size = unsigned16(packed, 16) + 1;
        // Writers put the block's length first; anything else in the extra field nobody has seen.
        if (unsigned16(packed, 10) != 6 || size < HEADER + FOOTER) {
            throw new MalformedVcfException("The block at byte " + address + " has a header of another kind");
        }
        if (!fill(size - HEADER)) {
            throw new EOFException("The file ends within a block");
        }
        buffer.get(packed, HEADER, size - HEADER);
        packedLength = size;
        nextAddress = address + size;
        inflate(size);
    }

    private void inflate(int size) throws IOException {
        var expected = unsigned32(packed, size - 4);
        if (expected > LARGEST) {
            throw damaged();
        }
        inflater.reset();
        inflater.setInput(packed, HEADER, size - HEADER - FOOTER);
        try {
            length = 0;
            while (length < expected) {
                var n = inflater.inflate(content, length, (int) expected - length);
                if (n == 0) {
                    throw damaged();
                }
                length += n;
            }
        } catch (DataFormatException e) {
            throw damaged();
        }
        crc.reset();
        crc.update(content, 0, length);
        if (crc.getValue() != unsigned32(packed, size - FOOTER)) {
            throw damaged();
        }
    }

    private MalformedVcfException damaged() {
        return new MalformedVcfException("The block at byte " + address + " is damaged");
    }

    @Override
    public byte[] bytes() {
        return content;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public long address() {
        return address;
    }

    /** The block as it is in the file. */
    public byte[] packed() {
        return packed;
    }

    public int packedLength() {
        return packedLength;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }

    private boolean fill(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return true;
        }
        buffer.compact();
        try {
            while (buffer.position() < bytes) {
                if (file.read(buffer) < 0) {
                    return false;
                }
            }
            return true;
        } finally {
            buffer.flip();
        }
    }

    private static int unsigned16(byte[] from, int at) {
        return (from[at] & 0xff) | (from[at + 1] & 0xff) << 8;
    }

    private static long unsigned32(byte[] from, int at) {
        return unsigned16(from, at) | (long) unsigned16(from, at + 2) << 16;
    }
}
