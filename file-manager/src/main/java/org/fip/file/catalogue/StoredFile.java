package org.fip.file.catalogue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file as the API shows it.
 *
 * @param fileId the same as {@code id}; both names are documented
 * @param fileSize bytes
 * @param sha256 of the content, lower-case hex
 * @param derivedFrom the file that this one was made of, to agree with a panel; null for all others, and when it is gone
 * @param packedFrom what it was when it came; null where it is as it came
 * @param expiresAt when it is deleted unless a job needs it then; moves on when a job uses it; null for what is kept for good
 * @param keptUntil until when its owner wants it kept in any case; null when they have not said so
 * @param resultType what a result is; null for inputs
 */
public record StoredFile(
        UUID id,
        UUID fileId,
        String filename,
        long fileSize,
        String sha256,
        String contentType,
        FileType fileType,
        @Nullable ResultType resultType,
        @Nullable UUID derivedFrom,
        @Nullable UUID jobId,
        Instant createdAt,
        @Nullable PackedFrom packedFrom,
        @Nullable Instant expiresAt,
        @Nullable Instant keptUntil,
        String fileUrl) {}
