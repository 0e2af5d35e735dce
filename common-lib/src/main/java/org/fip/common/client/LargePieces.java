package org.fip.common.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What comes in small pieces, passed on in pieces of 128 KB: each that is written costs both sides a system call, and the head of
 * a chunk.
 */
public final class LargePieces extends FilterInputStream {
    private static final int PIECE = 1 << 17;

    public LargePieces(InputStream content) {
        super(content);
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        var buffer = new byte[PIECE];
        var sent = 0L;
        for (var n = in.readNBytes(buffer, 0, PIECE); n > 0; n = in.readNBytes(buffer, 0, PIECE)) {
            out.write(buffer, 0, n);
            sent += n;
        }
        return sent;
    }
}
