package org.fip.common.form;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A form ({@code multipart/form-data}, RFC 7578) that is read front to back while it arrives. Nothing but a buffer of it is
 * held. Libraries look at each byte for the end of a part, which takes longer than to encrypt it; here a file of gigabytes
 * passes at the speed of memory.
 */
public final class MultipartForm {
    private static final int BUFFER = 1 << 17;
    private static final int LONGEST_HEADERS = 8192;
    private static final int LONGEST_BOUNDARY = 70;

    private final InputStream body;
    private final Delimiter delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    /** Where the part that is being read ends in the buffer; -1 while that is not in it. */
    private int partEnd = -1;

    private boolean ended;

    /**
     * Begins to read.
     *
     * @param contentType of the request, with the boundary
     */
    public MultipartForm(@Nullable String contentType, InputStream body) throws MalformedFormException {
        this.body = body;
        this.delimiter = new Delimiter(("\r\n--" + boundary(contentType)).getBytes(StandardCharsets.ISO_8859_1));
        // The first delimiter may stand at the very beginning, without the end of a line before it.
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
    }

    /** Whether a request has such a form, or says so. */
    public static boolean isIn(@Nullable String contentType) {
        return contentType != null && contentType.regionMatches(true, 0, "multipart/form-data", 0, 19);
    }

    /**
     * A field or a file.
     *
     * @param filename as the sender calls it; null for a field
     * @param content until the next part is asked for; breaks off with an {@link EOFException} where the form does
     */
    public record Part(String name, @Nullable String filename, InputStream content) {}

    /** The next part, what is left of the one before skipped; null after the last. */
    public @Nullable Part next() throws IOException {
        if (ended) {
            return null;
        }
        while (advance() > 0) {
            start = safe();
        }
        start += delimiter.length();
        partEnd = -1;
        while (end - start < 2) {
            fill();
        }
        // What comes behind the last delimiter is nobody's.
        ended = buffer[start] == '-' && buffer[start + 1] == '-';
        if (ended) {
            return null;
        }
        line();
        return part();
    }

    private Part part() throws IOException {
        var size = 0;
        @Nullable ContentDisposition disposition = null;
        for (var line = line(); !line.isEmpty(); line = line()) {
            size += line.length();
            if (size > LONGEST_HEADERS) {
                throw new MalformedFormException("The headers of a part are too long");
            }
            if (line.regionMatches(true, 0, "content-disposition:", 0, 20)) {
                disposition = disposition(line.substring(20).strip());
            }
        }
        if (disposition == null || disposition.getName() == null) {
            throw new MalformedFormException("A part of the form has no name");
        }
        partEnd = delimiter.in(buffer, start, end);
        return new Part(disposition.getName(), disposition.getFilename(), new Content());
    }

    private static ContentDisposition disposition(String value) throws MalformedFormException {
        try {
            return ContentDisposition.parse(value);
        } catch (IllegalArgumentException e) {
            throw new MalformedFormException("The Content-Disposition of a part cannot be read");
        }
    }

    /** Up to the end of the line, which is skipped. */
    private String line() throws IOException {
        var searched = start;
        while (true) {
            for (var i = searched; i < end - 1; i++) {
                if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
                    var line = new String(buffer, start, i - start, StandardCharsets.UTF_8);
                    start = i + 2;
                    return line;
                }
            }
            if (end - start > LONGEST_HEADERS) {
                throw new MalformedFormException("A line of the form is too long");
            }
            var done = Math.max(0, end - 1 - start);
            fill();
            searched = start + done;
        }
    }

    /** How many bytes of the part are in the buffer, after reading on where there were none; 0 at its end. */
    private int advance() throws IOException {
        while (safe() == start && partEnd < 0) {
            fill();
            partEnd = delimiter.in(buffer, start, end);
        }
        return safe() - start;
    }

    /** Up to where the buffer holds the part for certain: what might begin a delimiter is not. */
    private int safe() {
        return partEnd >= 0 ? partEnd : Math.max(start, end - delimiter.length() + 1);
    }

    private void fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        var n = body.read(buffer, end, buffer.length - end);
        if (n < 0) {
            throw new EOFException("The form broke off");
        }
        end += n;
    }

    private static String boundary(@Nullable String contentType) throws MalformedFormException {
        if (contentType == null || !isIn(contentType)) {
            throw new MalformedFormException("The request is not multipart/form-data");
        }
        try {
            var text = MediaType.parseMediaType(contentType).getParameter("boundary");
            var boundary = text == null ? "" : text.replaceAll("^\"|\"$", "");
            if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
                throw new MalformedFormException("The boundary of the form is missing or too long");
            }
            return boundary;
        } catch (InvalidMediaTypeException e) {
            throw new MalformedFormException("The Content-Type of the form cannot be read");
        }
    }

    private final class Content extends InputStream {
        @Override
        public int read() throws IOException {
            if (advance() == 0) {
                return -1;
            }
            return buffer[start++] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            var n = Math.min(length, advance());
            if (n == 0) {
                return -1;
            }
            System.arraycopy(buffer, start, into, offset, n);
            start += n;
            return n;
        }

        /** As large pieces as there are, and without a copy in between. */
        @Override
        public long transferTo(OutputStream out) throws IOException {
            var sent = 0L;
            for (var n = advance(); n > 0; n = advance()) {
                out.write(buffer, start, n);
                start += n;
                sent += n;
            }
            return sent;
        }
    }
}
