package org.fip.processor.submission;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file on its way in. Remembers whether its sender broke off, since whoever passes it on reports that as its own failure. */
final class ArrivingFile extends FilterInputStream {
    private volatile boolean brokenOff;

    ArrivingFile(InputStream content) {
        super(content);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            brokenOff = true;
            throw e;
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            brokenOff = true;
            throw e;
        }
    }

    boolean hasBrokenOff() {
        return brokenOff;
    }
}
