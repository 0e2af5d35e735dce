package org.fip.file.upload;

import java.time.Instant;
import java.util.UUID;

/**
 * An upload that is not whole yet, as the API shows it.
 *
 * @param uploadUrl where a client goes on with it, below the platform's address
 * @param length bytes that were announced
 * @param received bytes that are safe
 * @param expiresAt when it is removed unless more bytes come
 */
record UnfinishedUpload(
        UUID id,
        String uploadUrl,
        String filename,
        long length,
        long received,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt) {
    static UnfinishedUpload of(PartialUpload upload) {
        return new UnfinishedUpload(
                upload.id(),
                "/api/files/uploads/" + upload.id(),
                upload.filename(),
                upload.length(),
                upload.received(),
                upload.createdAt(),
                upload.updatedAt(),
                upload.expiresAt());
    }
}
