package org.fip.worker.step;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.fip.adapter.Outcome;
import org.fip.adapter.RemoteJob;
import org.fip.adapter.RemoteState;
import org.fip.adapter.RemoteStatus;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStep;
import org.fip.job.store.Job;
import org.fip.job.store.JobChange;
import org.fip.job.store.Note;
import org.fip.worker.WorkerSettings;
import org.springframework.stereotype.Component;

/** Stops the external job first, ours when that is certain. */
@Component
class CancelStep implements Step {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_REFUSALS = 3;

    private final RemoteWork remote;
    private final FailureRules failures;
    private final WorkerSettings settings;
    private final Clock clock;

    CancelStep(RemoteWork remote, FailureRules failures, WorkerSettings settings, Clock clock) {
        this.remote = remote;
        this.failures = failures;
        this.settings = settings;
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
    private JobChange findAndCancel(Job job, Connection connection) throws IOException {
        return switch (connection.ask((server, token) -> server.findByMarker(token, job.marker()))) {
            case Outcome.Ok<RemoteJob>(var found) ->
                cancel(job, connection, found.externalId()).externalJob(found.externalId());
            case Outcome.NotFound<RemoteJob> none when failures.mayStillAppear(job) -> failures.lookAgain(job, kind());
            case Outcome.NotFound<RemoteJob> none -> cancelled("Cancelled; nothing had arrived at the external server");
            case Outcome.Refused<RemoteJob> cannotList ->
                unconfirmed(connection.service().name(), "cannot be looked for");
            case Outcome.Failure<RemoteJob> failure ->
                failures.apply(job, kind(), connection.service().name(), failure);
        };
    }

    private JobChange cancel(Job job, Connection connection, String externalId) throws IOException {
        var service = connection.service().name();
        return switch (connection.ask((server, token) -> server.cancel(token, externalId))) {
            case Outcome.Ok<RemoteStatus>(var status) -> asked(job, service, status);
            case Outcome.NotFound<RemoteStatus> unknown
            when remote.mayNotBeKnownYet(job) -> lookAgain(job, service + " does not know the job yet");
            case Outcome.NotFound<RemoteStatus> gone -> cancelled("Cancelled; " + service + " no longer has the job");
            case Outcome.Refused<RemoteStatus> refused
            when job.faults() >= MOST_REFUSALS -> unconfirmed(service, refused.reason());
            case Outcome.Unreachable<RemoteStatus> failed -> lookAtIt(job, connection, externalId, failed);
            case Outcome.Failure<RemoteStatus> failure -> failures.apply(job, kind(), service, failure);
        };
    }

    // Some servers answer every cancellation with a server error, and yet are there.
    private JobChange lookAtIt(Job job, Connection connection, String externalId, Outcome.Failure<RemoteStatus> failed)
            throws IOException {
        var service = connection.service().name();
        return connection.ask((server, token) -> server.status(token, externalId))
                        instanceof Outcome.Ok<RemoteStatus>(var status)
                ? asked(job, service, status)
                : failures.apply(job, kind(), service, failed);
    }

    // To have been asked is no promise: some servers say yes and let the job go on.
    private JobChange asked(Job job, String service, RemoteStatus status) {
        if (status.state() == RemoteState.CANCELLED) {
            return cancelled("Cancelled on " + service);
        }
        if (status.state().isTerminal()) {
            return cancelled("Cancelled; on " + service + " it had already ended");
        }
        if (status.state() == RemoteState.DEAD) {
            // Nobody but us would restart it.
            return cancelled("Cancelled; on " + service + " it had died when the server was restarted");
        }
        var since = job.stopAskedAt();
        var timeout = settings.cancelTimeout();
        if (since != null && !since.plus(timeout).isAfter(clock.instant())) {
            return unconfirmed(service, "it was not stopped there within %d minutes".formatted(timeout.toMinutes()));
        }
        var waiting = lookAgain(job, service + " was asked to stop the job and has not done so yet");
        return since == null ? waiting.stopAsked() : waiting;
    }

    private JobChange lookAgain(Job job, String why) {
        var attempt = job.attempts() + 1;
        var pause = Backoff.after(attempt);
        return new JobChange(clock.instant())
                .waiting(Attention.CANCELLING, why)
                .faults(0)
                .retry(kind(), pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause, attempt);
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
