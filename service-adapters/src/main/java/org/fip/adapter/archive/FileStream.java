package org.fip.adapter.archive;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * One plain file as its sink sees it. Closing it does nothing, so that a sink cannot close the archive; the first failure is
 * remembered, so that a sink that wraps or swallows it cannot make a broken file look whole.
 */
final class FileStream extends InputStream {

    private final InputStream content;
    private final long maxBytes;
    private final Ending ending;
    private long count;
    private boolean ended;
    private @Nullable IOException failure;

    FileStream(InputStream content, long maxBytes, Ending ending) {
        this.content = content;
        this.maxBytes = maxBytes;
        this.ending = ending;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        try {
            return advance(buffer, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        } catch (RuntimeException e) {
            // The ZIP reader trips over some damaged headers in this way.
            failure = new IOException("The archive is damaged", e);
            throw failure;
        }
    }

    private int advance(byte[] buffer, int offset, int length) throws IOException {
        int read = content.read(buffer, offset, length);
        if (read < 0) {
            ended = true;
            ending.check(count);
            return -1;
        }
        count += read;
        if (count > maxBytes) {
            throw new UnsafeContentException("A file is larger than " + maxBytes + " bytes");
        }
        return read;
    }

    /** Reads what the sink left, since checksums are compared at the end. */
    void drain() throws IOException {
        byte[] buffer = new byte[8192];
        while (read(buffer, 0, buffer.length) >= 0) {
            // nobody wants it
        }
    }

    long count() {
        return count;
    }

    @Nullable
    IOException failure() {
        return failure;
    }

    /** A last look at a file whose content has ended. */
    @FunctionalInterface
    interface Ending {
        void check(long size) throws IOException;
    }

    /** Content that no honest server sends. */
    static final class UnsafeContentException extends IOException {
        UnsafeContentException(String message) {
            super(message);
        }
    }
}
