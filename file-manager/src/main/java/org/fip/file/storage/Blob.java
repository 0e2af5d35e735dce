package org.fip.file.storage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in the storage and the key that opens them.
 *
 * @param size bytes of the content in clear
 * @param segmentSize bytes that are encrypted together: to read one of them takes all of them into memory
 * @param key null for bytes from before blobs had keys of their own
 */
public record Blob(
        UUID id, long size, int segmentSize, @Nullable SealedKey key) {
    /**
     * A data key as only a master key opens it.
     *
     * @param masterKeyId the id, in the master keyset, of the key that sealed it
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record SealedKey(byte[] sealed, int masterKeyId) {}
}
