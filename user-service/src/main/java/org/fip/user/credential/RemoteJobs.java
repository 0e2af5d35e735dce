package org.fip.user.credential;

import java.time.Instant;
import java.util.List;
import org.fip.user.credential.ServiceCatalogue.ListedJob;
import org.jspecify.annotations.Nullable;

/** A researcher's jobs on an external service, newest first. */
record RemoteJobs(List<RemoteJob> jobs) {
    private static final String MARKER = "fip-";

    /**
     * A job there.
     *
     * @param state {@code queued}, {@code running}, {@code exporting}, {@code succeeded}, {@code failed}, {@code cancelled},
     *     {@code retired}, {@code dead} or {@code unknown}
     * @param submittedAt null where the service does not tell
     * @param startedHere whether its name is one that this platform gives
     */
    record RemoteJob(
            String externalJobId,
            String name,
            String state,
            @Nullable Instant submittedAt,
            boolean startedHere) {}

    static RemoteJobs of(List<ListedJob> listed) {
        return new RemoteJobs(listed.stream()
                .map(job -> new RemoteJob(
                        job.externalJobId(),
                        job.name(),
                        job.state(),
                        job.submittedAt(),
                        job.name().startsWith(MARKER)))
                .toList());
    }
}
