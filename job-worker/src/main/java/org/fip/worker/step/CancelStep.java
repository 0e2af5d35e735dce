package org.fip.worker.step;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.fip.adapter.Outcome;
import org.fip.adapter.RemoteJob;
import org.fip.adapter.RemoteState;
import org.fip.adapter.RemoteStatus;
import org.fip.job.state.JobStep;
import org.fip.job.store.Job;
import org.fip.job.store.JobChange;
import org.fip.job.store.Note;
import org.springframework.stereotype.Component;

/** Stops the external job first, ours when that is certain. */
@Component
class CancelStep implements Step {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final int MOST_REFUSALS = 3;

    private final RemoteWork remote;
    private final FailureRules failures;
    private final Clock clock;

    CancelStep(RemoteWork remote, FailureRules failures, Clock clock) {
        this.remote = remote;
        this.failures = failures;
        this.clock = clock;
    }

    @Override
    public JobStep kind() {
        return JobStep.CANCEL;
    }

    @Override
    public JobChange run(Job job) throws IOException {
        var externalId = job.externalJobId();
        if (externalId != null) {
            return remote.connected(job, kind(), connection -> cancel(job, connection, externalId));
        }
        return job.submitIntentAt() == null
                ? cancelled("Cancelled before anything was sent to the external server")
                : remote.connected(job, kind(), connection -> findAndCancel(job, connection));
    }

    // A submission was begun and nobody knows whether it arrived.
    private JobChange findAndCancel(Job job, Connections.Connection connection) {
        return switch (connection.server().findByMarker(connection.token(), job.marker())) {
            case Outcome.Ok<RemoteJob>(var found) ->
                cancel(job, connection, found.externalId()).externalJob(found.externalId());
            case Outcome.NotFound<RemoteJob> none
            when mayStillAppear(job) -> new JobChange(clock.instant()).next(kind(), FailureRules.LISTED_AFTER);
            case Outcome.NotFound<RemoteJob> none -> cancelled("Cancelled; nothing had arrived at the external server");
            case Outcome.Refused<RemoteJob> cannotList ->
                unconfirmed(connection.service().name(), "cannot be looked for");
            case Outcome.Failure<RemoteJob> failure ->
                failures.apply(job, kind(), connection.service().name(), failure);
        };
    }

    private JobChange cancel(Job job, Connections.Connection connection, String externalId) {
        var service = connection.service().name();
        return switch (connection.server().cancel(connection.token(), externalId)) {
            case Outcome.Ok<RemoteStatus>(var status)
            when status.state() == RemoteState.CANCELLED -> cancelled("Cancelled on " + service);
            case Outcome.Ok<RemoteStatus>(var status)
            when status.state().isTerminal() -> cancelled("Cancelled; on " + service + " it had already ended");
            case Outcome.Ok<RemoteStatus> notYet ->
                new JobChange(clock.instant()).noAttention().next(kind(), LOOK_AGAIN);
            case Outcome.NotFound<RemoteStatus> gone -> cancelled("Cancelled; " + service + " no longer has the job");
            case Outcome.Refused<RemoteStatus> refused
            when job.faults() >= MOST_REFUSALS -> unconfirmed(service, refused.reason());
            case Outcome.Failure<RemoteStatus> failure -> failures.apply(job, kind(), service, failure);
        };
    }

    private boolean mayStillAppear(Job job) {
        var intent = job.submitIntentAt();
        return intent != null && intent.plus(FailureRules.LISTED_AFTER).isAfter(clock.instant());
    }

    private JobChange unconfirmed(String service, String reason) {
        return new JobChange(clock.instant())
                .note(Note.warning(
                        "Cancelled here, but the job may still be running on %s: %s".formatted(service, reason)))
                .cancelled();
    }

    private JobChange cancelled(String why) {
        return new JobChange(clock.instant()).note(Note.info(why)).cancelled();
    }
}
