package org.fip.file.storage;

import java.io.IOException;
import java.io.OutputStream;

/** A blob as a stream to write to. To close it ends nothing: that is for {@link BlobWriter#finish}, or its close. */
public final class BlobOutput extends OutputStream {
    private final BlobWriter blob;

    public BlobOutput(BlobWriter blob) {
        this.blob = blob;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            blob.write(bytes, offset, length);
        }
    }
}
