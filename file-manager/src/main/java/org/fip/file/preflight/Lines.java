package org.fip.file.preflight;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a text, one after the other in a buffer that is used again; none is copied. */
public final class Lines implements Closeable {
    /** Longer ones are refused, so that memory is bounded whatever is sent. */
    static final int LONGEST = 8 << 20;

    private static final int FIRST_SIZE = 1 << 19;

    private final InputStream text;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int from;
    private int to;
    private int next;
    private int filled;
    private long number;

    Lines(InputStream text) {
        this.text = text;
    }

    /** Of a file, however it is packed. */
    public static Lines unpacking(InputStream packed) throws IOException {
        return new Lines(new Gunzip(packed));
    }

    /** More bytes in a line than we take. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Moves on to the next line; false at the end of the text. */
    public boolean next() throws IOException {
        var searched = next;
        while (true) {
            var end = Bytes.indexOf(bytes, searched, filled, '\n');
            if (end < filled) {
                line(end, end + 1);
                return true;
            }
            searched = filled - next;
            if (!fill()) {
                if (next == filled) {
                    return false;
                }
                line(filled, filled);
                return true;
            }
        }
    }

    private void line(int end, int nextStart) {
        from = next;
        to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
        next = nextStart;
        number++;
    }

    // Moves what is begun to the front and reads more behind it.
    private boolean fill() throws IOException {
        var begun = filled - next;
        if (begun > bytes.length / 2) {
            if (begun >= LONGEST) {
                throw new TooLongException();
            }
            bytes = Arrays.copyOfRange(bytes, next, next + bytes.length * 2);
        } else {
            System.arraycopy(bytes, next, bytes, 0, begun);
        }
        next = 0;
        filled = begun + text.readNBytes(bytes, begun, bytes.length - begun);
        return filled > begun;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Where the line begins in {@link #bytes()}. */
    public int from() {
        return from;
    }

    /** Where it ends, without its line end. */
    public int to() {
        return to;
    }

    public int length() {
        return to - from;
    }

    /** From 1. */
    public long number() {
        return number;
    }

    public boolean startsWith(char c) {
        return from < to && bytes[from] == c;
    }

    public String text(int begin, int end) {
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** At most so many bytes of the line. */
    public String beginning(int most) {
        return text(from, Math.min(to, from + most));
    }
}
