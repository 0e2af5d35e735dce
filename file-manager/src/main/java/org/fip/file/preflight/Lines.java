package org.fip.file.preflight;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a text, one after the other in a buffer that is used again; none is copied. */
final class Lines {
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

    /** More bytes in a line than we take. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Moves on to the next line; false at the end of the text. */
    boolean next() throws IOException {
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

    byte[] bytes() {
        return bytes;
    }

    /** Where the line begins in {@link #bytes()}. */
    int from() {
        return from;
    }

    /** Where it ends, without its line end. */
    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    /** From 1. */
    long number() {
        return number;
    }

    boolean startsWith(char c) {
        return from < to && bytes[from] == c;
    }

    String text(int begin, int end) {
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }

    /** At most so many bytes of the line. */
    String beginning(int most) {
        return text(from, Math.min(to, from + most));
    }
}
