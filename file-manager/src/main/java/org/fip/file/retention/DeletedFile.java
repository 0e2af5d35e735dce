package org.fip.file.retention;

import java.time.Instant;
import java.util.UUID;
import org.fip.file.catalogue.KeptAs;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file that went because its term was over.
 *
 * @param fileSize bytes
 * @param sha256 of the content, lower-case hex
 */
record DeletedFile(
        UUID id,
        @Nullable UUID jobId,
        KeptAs keptAs,
        String filename,
        long fileSize,
        String sha256,
        Instant createdAt,
        Instant deletedAt) {}
