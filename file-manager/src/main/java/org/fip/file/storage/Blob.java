package org.fip.file.storage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in the storage and the key that opens them.
 *
 * @param size bytes of the content in clear
 * @param key null for bytes from before blobs had keys of their own
 */
public record Blob(UUID id, long size, @Nullable SealedKey key) {
    /**
     * A data key as only a master key opens it.
     *
     * @param masterKeyId the id, in the master keyset, of the key that sealed it
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record SealedKey(byte[] sealed, int masterKeyId) {}
}
