package org.fip.file.catalogue;

import java.io.IOException;
import java.time.Duration;
import org.fip.file.storage.BlobStorage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what crashes left behind: parts of uploads that broke off, and bytes that no row knows. */
@Component
class CleanUp {
    private static final Logger log = LoggerFactory.getLogger(CleanUp.class);
    // Longer than any upload may pause between two writes.
    private static final Duration SURELY_ABANDONED = Duration.ofHours(24);

    private final BlobStorage storage;
    private final FileCatalogue files;

    CleanUp(BlobStorage storage, FileCatalogue files) {
        this.storage = storage;
        this.files = files;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void run() throws IOException {
        var parts = storage.removeAbandoned(SURELY_ABANDONED);
        var orphans = storage.olderThan(SURELY_ABANDONED)
                .filter(id -> !files.isKnown(id))
                .toList();
        orphans.forEach(files::removeBytes);
        if (parts + orphans.size() > 0) {
            log.info("Removed {} parts of broken-off uploads and {} blobs that no file owns", parts, orphans.size());
        }
    }
}
