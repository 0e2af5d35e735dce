package org.fip.file.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.fip.common.fault.Failpoint;
import org.fip.common.fault.Failpoints;

/** A blob on its way into the storage; closed before {@link #finish}, nothing of it is kept. */
public final class BlobWriter implements AutoCloseable {
    private final UUID id;
    private final int segmentSize;
    private final Blob.SealedKey key;
    private final BlobStorage.Draft draft;
    private final OutputStream encrypting;
    private final Failpoints failpoints;
    private long size;

    BlobWriter(
            UUID id,
            int segmentSize,
            Blob.SealedKey key,
            BlobStorage.Draft draft,
            OutputStream encrypting,
            Failpoints failpoints) {
        this.id = id;
        this.segmentSize = segmentSize;
        this.key = key;
        this.draft = draft;
        this.encrypting = encrypting;
        this.failpoints = failpoints;
    }

    /** Bytes in clear so far. */
    public long size() {
        return size;
    }

    /**
     * Takes bytes in clear.
     *
     * @throws StorageFullException when there is no room
     * @throws StorageUnavailableException when the storage is away
     */
    public void write(byte[] bytes, int offset, int length) throws IOException {
        encrypting.write(bytes, offset, length);
        size += length;
        failpoints.pass(Failpoint.MID_STORE);
    }

    /** When this returns, the bytes survive a power failure. They belong to nobody until the answer is kept in a row. */
    public Blob finish() throws IOException {
        encrypting.close();
        draft.commit();
        return new Blob(id, size, segmentSize, key);
    }

    @Override
    public void close() throws IOException {
        draft.close();
    }
}
