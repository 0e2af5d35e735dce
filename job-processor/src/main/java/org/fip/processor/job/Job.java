package org.fip.processor.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStatus;
import org.fip.job.store.AcceptedTerm;
import org.jspecify.annotations.Nullable;

/**
 * A job as its owner sees it.
 *
 * @param build null, as phasing, mode and R² filter may be, where the service has no such parameter
 * @param acceptedTerms the service's terms as they were shown and accepted
 * @param options further parameters by their id on the service
 * @param attention why it waits, if it does
 * @param remoteQueuePosition jobs before it on the external server
 * @param resultsFileId the imputed genotypes; of several files, the first
 * @param executionTimeSeconds from start to end, or until now
 */
public record Job(
        UUID id,
        String name,
        String description,
        long serviceId,
        @Nullable Long referencePanelId,
        String inputFormat,
        @Nullable String build,
        @Nullable String phasing,
        @Nullable String population,
        @Nullable String mode,
        @Nullable String r2Filter,
        List<AcceptedTerm> acceptedTerms,
        Map<String, String> options,
        JobStatus status,
        @Nullable Attention attention,
        @Nullable String attentionMessage,
        int progressPercentage,
        @Nullable Integer remoteQueuePosition,
        @Nullable UUID inputFileId,
        List<UUID> inputFileIds,
        @Nullable UUID resultsFileId,
        @Nullable String externalJobId,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable String errorAction,
        Instant createdAt,
        @Nullable Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Long executionTimeSeconds) {

    public static Job of(org.fip.job.store.Job job, List<UUID> inputFileIds, Instant now) {
        return new Job(
                job.id(),
                job.name(),
                job.description(),
                job.serviceId(),
                job.referencePanelId(),
                job.inputFormat(),
                job.build(),
                job.phasing(),
                job.population(),
                job.mode(),
                job.r2Filter(),
                job.acceptedTerms(),
                job.options(),
                job.status(),
                job.attention(),
                job.attentionMessage(),
                job.progressPercentage(),
                job.remoteQueuePosition(),
                job.inputFileId(),
                inputFileIds,
                job.resultsFileId(),
                job.externalJobId(),
                job.errorCode(),
                job.errorMessage(),
                job.errorAction(),
                job.createdAt(),
                job.queuedAt(),
                job.startedAt(),
                job.completedAt(),
                seconds(job.startedAt(), job.completedAt() == null ? now : job.completedAt()));
    }

    private static @Nullable Long seconds(@Nullable Instant from, Instant to) {
        return from == null ? null : Duration.between(from, to).toSeconds();
    }
}
