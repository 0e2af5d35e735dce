package org.fip.worker.step;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.fip.adapter.Outcome;
import org.fip.adapter.RemoteStatus;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStep;
import org.fip.job.store.Job;
import org.fip.job.store.JobChange;
import org.springframework.stereotype.Component;

/** What steps on an existing external job have in common: connect, ask where it stands, go on with the answer. */
@Component
class RemoteWork {
    private static final Duration TOKEN_RECHECK = Duration.ofMinutes(5);
    // Servers that start a workflow engine first deny a run for minutes that they have just accepted.
    private static final Duration KNOWN_AFTER = Duration.ofMinutes(5);

    private final Connections connections;
    private final FailureRules failures;
    private final Clock clock;

    RemoteWork(Connections connections, FailureRules failures, Clock clock) {
        this.connections = connections;
        this.failures = failures;
        this.clock = clock;
    }

    /** What to do with the job once it is known how it stands. */
    interface Continuation {
        JobChange run(Connection connection, RemoteStatus status) throws java.io.IOException;
    }

    /** What to do with a working connection. */
    interface Work {
        JobChange run(Connection connection) throws java.io.IOException;
    }

    JobChange connected(Job job, JobStep step, Work work) throws java.io.IOException {
        var service = connections.service(job);
        var token = connections.token(job);
        if (token.isEmpty()) {
            return new JobChange(clock.instant())
                    .waiting(
                            Attention.CREDENTIALS_REJECTED,
                            "Your token for %s was removed; the job there goes on, but cannot be followed. %s"
                                    .formatted(service.name(), FailureRules.UPDATE_CREDENTIALS))
                    .retry(step, TOKEN_RECHECK, job.attempts());
        }
        return switch (connections.connect(service, token.get())) {
            case Outcome.Ok<Connection>(var connection) -> work.run(connection);
            case Outcome.Failure<Connection> failure -> failures.apply(job, step, service.name(), failure);
        };
    }

    /** Whether the server took the job so lately that its not knowing it says nothing. */
    boolean mayNotBeKnownYet(Job job) {
        var sent = job.submittedAt() == null ? job.submitIntentAt() : job.submittedAt();
        return sent != null && sent.plus(KNOWN_AFTER).isAfter(clock.instant());
    }

    JobChange withStatus(Job job, JobStep step, Continuation next) throws java.io.IOException {
        return connected(job, step, connection -> {
            var externalId = Objects.requireNonNull(job.externalJobId());
            return switch (connection.ask((server, token) -> server.status(token, externalId))) {
                case Outcome.Ok<RemoteStatus>(var status) -> next.run(connection, status);
                case Outcome.NotFound<RemoteStatus> missing
                when job.adopted() && job.attempts() == 0 && job.startedAt() == null ->
                    new JobChange(clock.instant())
                            .failed(
                                    "remote_job_not_found",
                                    "%s has no job %s of your account"
                                            .formatted(connection.service().name(), externalId),
                                    "Choose it from the list of your jobs there");
                case Outcome.NotFound<RemoteStatus> missing
                when mayNotBeKnownYet(job) ->
                    new JobChange(clock.instant())
                            .noAttention()
                            .next(step, Backoff.jittered(connection.service().pollInterval()));
                case Outcome.Failure<RemoteStatus> failure ->
                    failures.apply(job, step, connection.service().name(), failure);
            };
        });
    }
}
