package org.fip.file.upload;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the uploads' table.
 *
 * @param id the file's id as well, once all is here
 * @param metadata as the client sent it
 * @param length bytes that the client announced
 * @param received bytes that are safe
 * @param writer the number of the request that may add to it
 * @param fileGone whether it was finished and its file has been deleted since
 */
record PartialUpload(
        UUID id,
        long userId,
        String filename,
        String metadata,
        long length,
        long received,
        long writer,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt,
        @Nullable Instant completedAt,
        boolean fileGone) {
    boolean isWhole() {
        return received == length;
    }
}
