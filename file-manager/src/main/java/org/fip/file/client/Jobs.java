package org.fip.file.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/** job-processor: which files jobs need. */
public interface Jobs {
    /** Most files in one question. */
    int MOST_FILES = 500;

    /** @param jobId whose file it is; null for none's */
    record FileOfJob(UUID fileId, @Nullable UUID jobId) {}

    record Question(List<FileOfJob> files) {}

    /**
     * What jobs say to a file.
     *
     * @param needed by a job that has not ended, as an input or as the job that it belongs to
     * @param lastEndedAt when the last of the jobs that used it, or that it belongs to, ended; null when there is none
     */
    record FileUse(UUID fileId, boolean needed, @Nullable Instant lastEndedAt) {}

    /** One answer for each file. */
    @PostExchange("/internal/files/uses")
    List<FileUse> uses(@RequestBody Question question);
}
