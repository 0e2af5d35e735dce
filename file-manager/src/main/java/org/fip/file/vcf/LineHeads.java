package org.fip.file.vcf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Goes through a file line by line and keeps the first columns of each; what follows, usually the genotypes, is skipped or
 * passed on.
 * Memory is bounded by the longest head that is allowed.
 */
public final class LineHeads {
    private static final int LONGEST_HEAD = 1 << 20;

    private final Blocks blocks;
    private final int columns;
    private byte[] head = new byte[4096];
    private int headLength;
    private int at;
    private long start;
    private long line;
    private boolean more;
    private boolean restUnread;

    /** @param columns how many of a line's columns are kept */
    public LineHeads(Blocks blocks, int columns) {
        this.blocks = blocks;
        this.columns = columns;
    }

    /**
     * Lines from a place inside a file on.
     *
     * @param start as {@link #start()} and indexes count
     * @throws MalformedVcfException when no block has this place
     */
    public static LineHeads from(BlockGzipReader blocks, int columns, long start) throws IOException {
        blocks.seek(start >>> 16);
        var lines = new LineHeads(blocks, columns);
        var within = (int) (start & 0xffff);
        if (!lines.advance() || within > blocks.length()) {
            throw new MalformedVcfException(
                    "The index points at byte %,d, where no line begins".formatted(start >>> 16));
        }
        lines.at = within;
        return lines;
    }

    /** Goes on to the next line that is not empty; false at the end. */
    public boolean next() throws IOException {
        do {
            if (restUnread) {
                passRest(OutputStream.nullOutputStream());
            }
            if (!more || at == blocks.length()) {
                if (!advance()) {
                    return false;
                }
            }
            line++;
            start = blocks.address() << 16 | at;
            headLength = 0;
            restUnread = !readHead();
        } while (headLength == 0);
        return true;
    }

    // Whether the line ended within its head.
    private boolean readHead() throws IOException {
        var tabs = 0;
        while (true) {
            var bytes = blocks.bytes();
            var from = at;
            var to = blocks.length();
            while (at < to) {
                var b = bytes[at++];
                if (b == '\n') {
                    keep(bytes, from, at - 1);
                    if (headLength > 0 && head[headLength - 1] == '\r') {
                        headLength--;
                    }
                    return true;
                }
                if (b == '\t' && ++tabs == columns) {
                    keep(bytes, from, at - 1);
                    return false;
                }
            }
            keep(bytes, from, to);
            if (!advance()) {
                return true;
            }
        }
    }

    /** Whether something follows the line's first columns. */
    public boolean hasRest() {
        return restUnread;
    }

    /** Passes on what follows the line's first columns and the tab behind them, without the line's end; once. */
    public void passRest(OutputStream to) throws IOException {
        while (restUnread) {
            var bytes = blocks.bytes();
            var from = at;
            var length = blocks.length();
            while (at < length && bytes[at] != '\n') {
                at++;
            }
            to.write(bytes, from, at - from);
            if (at < length) {
                at++;
                restUnread = false;
            } else {
                restUnread = advance();
            }
        }
    }

    private boolean advance() throws IOException {
        more = blocks.next();
        at = 0;
        return more;
    }

    private void keep(byte[] bytes, int from, int to) throws MalformedVcfException {
        var length = headLength + to - from;
        if (length > LONGEST_HEAD) {
            throw new MalformedVcfException(
                    "Line %,d has more than %,d bytes before its genotypes".formatted(line, LONGEST_HEAD));
        }
        if (length > head.length) {
            head = Arrays.copyOf(head, Math.max(length, Math.min(LONGEST_HEAD, head.length * 2)));
        }
        System.arraycopy(bytes, from, head, headLength, to - from);
        headLength = length;
    }

    /** The line's first columns without what follows them; good until the next line is asked for. */
    public byte[] head() {
        return head;
    }

    public int headLength() {
        return headLength;
    }

    /** Where the line begins: block address and place within the block, as indexes count (48 and 16 bits). */
    public long start() {
        return start;
    }

    /** Where the content ends, once there are no more lines. */
    public long end() {
        return blocks.address() << 16;
    }

    /** The first line is 1. */
    public long line() {
        return line;
    }
}
