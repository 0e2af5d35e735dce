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
     * @param neededBy one of the jobs that need it; null where none does
     * @param lastEndedAt when the last of the jobs that used it, or that it belongs to, ended; null when there is none
     */
    record FileUse(
            UUID fileId,
            boolean needed,
            @Nullable NeedingJob neededBy,
            @Nullable Instant lastEndedAt) {}

    /** A job that has not ended, and whose it is. */
    record NeedingJob(UUID id, long userId, String name) {}

    /** One answer for each file. */
    @PostExchange("/internal/files/uses")
    List<FileUse> uses(@RequestBody Question question);
}
