package org.fip.job.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fip.job.input.InputFinding;
import org.fip.job.queue.DueStep;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code imputation_jobs}.
 *
 * @param build null, as phasing, mode and R² filter may be, where the server has no such parameter
 * @param options further parameters by their id on the server
 * @param nextStep null when nothing is left to do
 * @param version grows with each claim and each change; a worker whose claim is older than the row has lost it
 * @param attempts tries in a row that came to nothing, for whatever reason; they make the pauses longer
 * @param faults those of them that may end the job
 * @param submitIntentAt set before the external job was asked for
 * @param submittedAt when the server is known to have taken the job
 * @param stopAskedAt since when the server has been asked, and has promised, to stop the job
 * @param archivePassword sealed
 * @param failedStep where it goes on when it is tried again
 * @param submissionNumber 1, and one more for each new external job that its owner asked for
 * @param reattachedAt when its owner had it taken up again
 * @param clonedFrom the job whose input it uses
 * @param adopted whether it was started elsewhere and is only followed and harvested here
 * @param inputChecked whether the input was held against what the service accepts
 * @param inputFindings why the service would refuse the input; empty where it would not
 */
public record Job(
        UUID id,
        long userId,
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
        @Nullable UUID resultsFileId,
        @Nullable String externalJobId,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable String errorAction,
        boolean cancelRequested,
        @Nullable JobStep nextStep,
        @Nullable Instant nextRunAt,
        long version,
        int attempts,
        int faults,
        int unchangedPolls,
        @Nullable Instant submitIntentAt,
        @Nullable Instant submittedAt,
        @Nullable Instant stopAskedAt,
        byte @Nullable [] archivePassword,
        @Nullable Instant remoteStartedAt,
        Instant createdAt,
        @Nullable Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable JobStep failedStep,
        int submissionNumber,
        @Nullable Instant reattachedAt,
        @Nullable UUID clonedFrom,
        boolean adopted,
        boolean inputChecked,
        List<InputFinding> inputFindings) {

    /** The remote job's name, by which an external job is found again whose id we never learnt. */
    public String marker() {
        return "fip-" + id + (submissionNumber == 1 ? "" : "-" + submissionNumber);
    }

    /** Whether nothing happens to it any more, here or on the external server. */
    public boolean hasEnded() {
        return status.isFinal() && nextStep == null;
    }

    /** Its next step, as workers are told of it. */
    public DueStep due() {
        return new DueStep(id, Objects.requireNonNull(nextStep), userId, serviceId);
    }
}
