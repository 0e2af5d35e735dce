package org.fip.file.upload;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after uploads that nobody goes on with. */
@Component
class UploadCleanUp {
    private static final Logger log = LoggerFactory.getLogger(UploadCleanUp.class);

    private final ResumableUploads uploads;

    UploadCleanUp(ResumableUploads uploads) {
        this.uploads = uploads;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT10M")
    void run() {
        var removed = uploads.cleanUp();
        if (removed > 0) {
            log.info("Removed {} unfinished uploads that nobody went on with", removed);
        }
    }
}
