package org.fip.file.download;

import java.time.Instant;
import java.util.UUID;
import org.fip.file.catalogue.StoredFile;

/** A result file with a link that opens it. */
record LinkedFile(UUID id, String filename, long fileSize, String sha256, String downloadUrl, Instant expiresAt) {
    static LinkedFile of(StoredFile file, DownloadLink link) {
        return new LinkedFile(
                file.id(), file.filename(), file.fileSize(), file.sha256(), link.downloadUrl(), link.expiresAt());
    }
}
