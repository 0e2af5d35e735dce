package org.fip.file.download;

import java.time.Instant;
import java.util.UUID;
import org.fip.file.catalogue.ResultType;
import org.fip.file.catalogue.StoredFile;
import org.jspecify.annotations.Nullable;

/** A result file with a link that opens it. */
record LinkedFile(
        UUID id,
        String filename,
        long fileSize,
        String sha256,
        @Nullable ResultType resultType,
        String downloadUrl,
        Instant expiresAt) {
    static LinkedFile of(StoredFile file, DownloadLink link) {
        return new LinkedFile(
                file.id(),
                file.filename(),
                file.fileSize(),
                file.sha256(),
                file.resultType(),
                link.downloadUrl(),
                link.expiresAt());
    }
}
