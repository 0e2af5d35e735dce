package org.fip.worker.step;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.fip.adapter.ArchivePassword;
import org.fip.adapter.InputFile;
import org.fip.adapter.Outcome;
import org.fip.adapter.RemoteJob;
import org.fip.adapter.Submission;
import org.fip.common.fault.Failpoint;
import org.fip.common.fault.Failpoints;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStep;
import org.fip.job.store.ArchivePasswords;
import org.fip.job.store.Job;
import org.fip.job.store.JobChange;
import org.fip.job.store.JobSteps;
import org.fip.job.store.Jobs;
import org.fip.job.store.Note;
import org.fip.worker.client.Files;
import org.fip.worker.client.InputDeletedException;
import org.fip.worker.client.Registry;
import org.springframework.stereotype.Component;

/** Starts the external job, exactly once: an intent is stored first, and one that was left over is followed up first. */
@Component
class SubmitStep implements Step {
    private static final int PROGRESS = 10;

    private final Connections connections;
    private final Registry registry;
    private final Files files;
    private final Jobs jobs;
    private final JobSteps steps;
    private final ArchivePasswords passwords;
    private final InputGate inputs;
    private final FailureRules failures;
    private final Failpoints failpoints;
    private final Clock clock;

    SubmitStep(
            Connections connections,
            Registry registry,
            Files files,
            Jobs jobs,
            JobSteps steps,
            ArchivePasswords passwords,
            InputGate inputs,
            FailureRules failures,
            Failpoints failpoints,
            Clock clock) {
        this.connections = connections;
        this.registry = registry;
        this.files = files;
        this.jobs = jobs;
        this.steps = steps;
        this.passwords = passwords;
        this.inputs = inputs;
        this.failures = failures;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    @Override
    public JobStep kind() {
        return JobStep.SUBMIT;
    }

    @Override
    public JobChange run(Job job) throws IOException {
        // Whoever is further ahead asks for the next slot; the rest of the line need not trouble the server.
        if (job.submitIntentAt() == null && jobs.isBehindInLine(job)) {
            return failures.inLine(job, connections.service(job).name());
        }
        var service = connections.service(job);
        if (job.submitIntentAt() == null) {
            try {
                var held = inputs.hold(job, service.name());
                if (held.isPresent()) {
                    return held.get();
                }
            } catch (InputDeletedException e) {
                return inputDeleted();
            }
        }
        var token = connections.token(job);
        if (token.isEmpty()) {
            return new JobChange(clock.instant())
                    .failed(
                            "credentials_missing",
                            "No credentials configured for " + service.name(),
                            FailureRules.UPDATE_CREDENTIALS);
        }
        var connected = connections.connect(service, token.get());
        if (!(connected instanceof Outcome.Ok<Connection>(var connection))) {
            return failures.apply(job, kind(), service.name(), (Outcome.Failure<?>) connected);
        }
        return job.submitIntentAt() == null ? submitNew(job, connection) : followUp(job, connection);
    }

    private JobChange submitNew(Job job, Connection connection) throws IOException {
        return submit(job, connection, ArchivePassword.generate());
    }

    // An earlier try may have reached the server although nobody heard the answer.
    private JobChange followUp(Job job, Connection connection) throws IOException {
        var service = connection.service().name();
        return switch (connection.ask((server, token) -> server.findByMarker(token, job.marker()))) {
            case Outcome.Ok<RemoteJob>(var remote) -> accepted(connection, remote.externalId());
            case Outcome.NotFound<RemoteJob> none when failures.mayStillAppear(job) -> failures.lookAgain(job, kind());
            case Outcome.NotFound<RemoteJob> none -> submit(job, connection, password(job));
            case Outcome.Refused<RemoteJob> cannotList -> unconfirmed(service);
            // The job may be running there, so a dead token does not end it here.
            case Outcome.CredentialsRejected<RemoteJob> rejected -> failures.parked(job, kind(), service, rejected);
            case Outcome.Failure<RemoteJob> failure -> failures.apply(job, kind(), service, failure);
        };
    }

    private JobChange submit(Job job, Connection connection, ArchivePassword password) throws IOException {
        Submission submission;
        try {
            submission = submission(job, password);
        } catch (InputDeletedException e) {
            return inputDeleted();
        }
        if (!steps.intendSubmission(job, passwords.seal(job.id(), password.value()))) {
            // Cancelled in this very moment; what is written next gives way to the cancellation.
            return new JobChange(clock.instant()).next(kind(), Duration.ZERO);
        }
        failpoints.pass(Failpoint.BEFORE_POST);
        Outcome<String> sent;
        try {
            sent = connection.ask((server, token) -> server.submit(token, submission));
        } catch (IOException e) {
            if (InputDeletedException.isBehind(e)) {
                return inputDeleted();
            }
            throw e;
        }
        return switch (sent) {
            case Outcome.Ok<String>(var externalId) -> {
                failpoints.pass(Failpoint.AFTER_POST);
                yield accepted(connection, externalId);
            }
            case Outcome.Failure<String> failure -> {
                var change = failures.apply(job, kind(), connection.service().name(), failure);
                yield failure.mayHaveArrived() ? change.mayHaveArrived() : change.nothingArrived();
            }
        };
    }

    private ArchivePassword password(Job job) {
        return new ArchivePassword(passwords.open(job.id(), Objects.requireNonNull(job.archivePassword())));
    }

    private JobChange unconfirmed(String service) {
        return new JobChange(clock.instant())
                .parked(
                        Attention.SUBMISSION_UNCONFIRMED,
                        service + " may have the job, but does not let the platform look for it. Look there yourself,"
                                + " then have this job submitted again if it is not there, or cancel it");
    }

    private JobChange inputDeleted() {
        return new JobChange(clock.instant())
                .failed(
                        "input_deleted",
                        "An input file was deleted before it could be sent",
                        "Submit a new job with its files")
                .nothingArrived();
    }

    private JobChange accepted(Connection connection, String externalId) {
        return new JobChange(clock.instant())
                .externalJob(externalId)
                .progress(PROGRESS)
                .noAttention()
                .note(Note.info(
                        "Submitted to %s as %s".formatted(connection.service().name(), externalId)))
                .next(JobStep.POLL, connection.service().pollInterval());
    }

    private Submission submission(Job job, ArchivePassword password) throws IOException {
        var panel = registry.panel(Objects.requireNonNull(job.referencePanelId()));
        return new Submission(
                job.marker(),
                panel.key(),
                job.build(),
                job.phasing(),
                job.population(),
                job.mode(),
                job.r2Filter(),
                password,
                files
                        .all(
                                job.userId(),
                                jobs.inputFiles(job.id()).stream()
                                        .map(Jobs.InputFile::fileId)
                                        .toList())
                        .stream()
                        .map(f -> new InputFile(
                                f.filename(),
                                f.fileSize(),
                                () -> {
                                    var content = files.open(job.userId(), f.id());
                                    failpoints.pass(Failpoint.MID_UPLOAD);
                                    return content;
                                },
                                () -> files.siteLink(job.userId(), f.id())))
                        .toList(),
                options(job));
    }

    private static Map<String, String> options(Job job) {
        var options = new HashMap<>(job.options());
        job.acceptedTerms().forEach(term -> options.put(term.id(), "true"));
        return options;
    }
}
