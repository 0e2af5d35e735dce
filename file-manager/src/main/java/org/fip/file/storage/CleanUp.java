package org.fip.file.storage;

import java.io.IOException;
import java.time.Duration;
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
    private final Blobs blobs;
    private final Contents contents;

    CleanUp(BlobStorage storage, Blobs blobs, Contents contents) {
        this.storage = storage;
        this.blobs = blobs;
        this.contents = contents;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void run() throws IOException {
        var parts = storage.removeAbandoned(SURELY_ABANDONED);
        var orphans = storage.olderThan(SURELY_ABANDONED)
                .filter(id -> !blobs.isKnown(id))
                .toList();
        orphans.forEach(contents::remove);
        if (parts + orphans.size() > 0) {
            log.info("Removed {} half-written blobs and {} that no file and no upload owns", parts, orphans.size());
        }
    }
}
