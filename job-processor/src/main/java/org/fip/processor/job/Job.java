package org.fip.processor.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fip.job.input.InputFinding;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStatus;
import org.fip.job.store.AcceptedTerm;
import org.fip.job.store.Retries;
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
 * @param placeInLine while it waits for a slot: 1 is the next of the user's jobs to go to that service
 * @param inputFindings why the service would refuse the input, where that is why the job failed
 * @param retryable whether it can be taken up again
 * @param clonedFrom the job whose input it uses
 * @param adopted whether it was started elsewhere and is followed and harvested here: panel, parameters and input are unknown
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
        @Nullable Integer placeInLine,
        @Nullable UUID inputFileId,
        List<UUID> inputFileIds,
        @Nullable UUID resultsFileId,
        @Nullable String externalJobId,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable String errorAction,
        List<InputFinding> inputFindings,
        boolean retryable,
        @Nullable UUID clonedFrom,
        boolean adopted,
        Instant createdAt,
        @Nullable Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Long executionTimeSeconds) {

    static Job of(org.fip.job.store.Job job, List<UUID> inputFileIds, @Nullable Integer placeInLine, Instant now) {
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
                placeInLine,
                job.inputFileId(),
                inputFileIds,
                job.resultsFileId(),
                job.externalJobId(),
                job.errorCode(),
                job.errorMessage(),
                job.errorAction(),
                job.inputFindings(),
                Retries.canRetry(job),
                job.clonedFrom(),
                job.adopted(),
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
