package org.fip.worker.step;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.Outcome;
import org.fip.adapter.RemoteStatus;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.fip.job.store.Job;
import org.fip.job.store.JobChange;
import org.fip.job.store.Note;
import org.fip.job.store.StatusUpdates;
import org.springframework.stereotype.Component;

/** Asks how the external job stands and notes what has changed. */
@Component
class PollStep implements Step {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);
    private static final int SUBMITTED = 10;
    private static final int HARVESTING = 90;

    private final RemoteWork remote;
    private final StatusUpdates history;
    private final FailureRules failures;
    private final Clock clock;

    PollStep(RemoteWork remote, StatusUpdates history, FailureRules failures, Clock clock) {
        this.remote = remote;
        this.history = history;
        this.failures = failures;
        this.clock = clock;
    }

    @Override
    public JobStep kind() {
        return JobStep.POLL;
    }

    @Override
    public JobChange run(Job job) throws IOException {
        return remote.withStatus(job, kind(), (connection, status) -> change(job, connection, status));
    }

    private JobChange change(Job job, Connection connection, RemoteStatus status) throws IOException {
        var notes = RemoteMessages.unseen(status.messages(), history.messages(job.id()));
        var change = new JobChange(clock.instant()).noAttention().notes(notes);
        return switch (status.state()) {
            case QUEUED ->
                goOn(
                        job,
                        connection,
                        notes,
                        change.backInQueue().queuePosition(status.queuePosition()),
                        job.status() == JobStatus.QUEUED
                                && Objects.equals(job.remoteQueuePosition(), status.queuePosition()));
            case RUNNING, EXPORTING -> running(job, connection, status, notes, change);
            case UNKNOWN -> goOn(job, connection, notes, change, true);
            case SUCCEEDED ->
                change.running(job.startedAt() == null)
                        .queuePosition(null)
                        .progress(HARVESTING)
                        .next(JobStep.HARVEST, Duration.ZERO);
            // The reports of a job that failed or was stopped explain why; they are fetched before it ends here too.
            case FAILED, CANCELLED -> change.queuePosition(null).next(JobStep.HARVEST, Duration.ZERO);
            case RETIRED ->
                change.failed(
                        "results_expired",
                        connection.service().name() + " has removed the results of this job",
                        "Submit the job again");
            case DEAD -> revive(job, connection, change);
        };
    }

    private JobChange running(Job job, Connection connection, RemoteStatus status, List<Note> notes, JobChange change) {
        var startedAt = startedAt(job, status);
        var limit = connection.service().maxRunningTimeSeconds();
        var countedFrom =
                job.reattachedAt() != null && job.reattachedAt().isAfter(startedAt) ? job.reattachedAt() : startedAt;
        if (limit != null && countedFrom.plusSeconds(limit).isBefore(clock.instant())) {
            return change.failed(
                    "timed_out",
                    "The job has been running on %s for more than %d minutes"
                            .formatted(connection.service().name(), limit / 60),
                    "It may still be running there: try again to follow it further");
        }
        var progress = SUBMITTED + status.progressPercentage() * (HARVESTING - SUBMITTED - 1) / 100;
        var same = job.status() == JobStatus.RUNNING && job.progressPercentage() == progress;
        if (job.remoteStartedAt() == null) {
            change.remoteStarted(startedAt);
        }
        return goOn(
                job,
                connection,
                notes,
                change.running(job.startedAt() == null)
                        .queuePosition(null)
                        .progress(Math.max(progress, job.progressPercentage())),
                same);
    }

    // By the server's clock, unless that is plainly wrong: a job cannot have started before it was sent.
    private Instant startedAt(Job job, RemoteStatus status) {
        if (job.remoteStartedAt() != null) {
            return job.remoteStartedAt();
        }
        var now = clock.instant();
        var said = status.startedAt();
        var sent = job.submitIntentAt();
        if (said == null || said.isAfter(now) || (sent != null && said.isBefore(sent.minus(CLOCK_SKEW)))) {
            return now;
        }
        return said;
    }

    // Rarer and rarer while nothing changes, at once back to the service's own pace when something does.
    private JobChange goOn(Job job, Connection connection, List<Note> notes, JobChange change, boolean same) {
        var unchanged = same && notes.isEmpty() ? job.unchangedPolls() + 1 : 0;
        var interval = connection.service().pollInterval();
        var pause = interval.multipliedBy(1 + unchanged / 10);
        return change.unchangedPolls(unchanged)
                .next(kind(), Backoff.jittered(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }

    private JobChange revive(Job job, Connection connection, JobChange change) throws IOException {
        var externalId = Objects.requireNonNull(job.externalJobId());
        var restarted = connection.ask((server, token) -> server.restart(token, externalId));
        return switch (restarted) {
            case Outcome.Ok<ImputationServer.Done> done ->
                change.note(Note.warning(connection.service().name()
                                + " was restarted while the job was there; the job was started again"))
                        .next(kind(), connection.service().pollInterval());
            case Outcome.Refused<ImputationServer.Done> refused ->
                change.failed(
                        "remote_job_dead",
                        "%s was restarted while the job was there and does not let it go on: %s"
                                .formatted(connection.service().name(), refused.reason()),
                        "Restart it on the server's own page, or submit it again");
            case Outcome.Failure<ImputationServer.Done> failure ->
                failures.apply(job, kind(), connection.service().name(), failure);
        };
    }
}
