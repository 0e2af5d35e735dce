package org.fip.worker.step;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fip.adapter.ArchivePassword;
import org.fip.adapter.FetchReport;
import org.fip.adapter.Outcome;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.RemoteState;
import org.fip.adapter.RemoteStatus;
import org.fip.common.fault.Failpoint;
import org.fip.common.fault.Failpoints;
import org.fip.job.state.JobStep;
import org.fip.job.store.ArchivePasswords;
import org.fip.job.store.Harvest;
import org.fip.job.store.Job;
import org.fip.job.store.JobChange;
import org.fip.job.store.JobSteps;
import org.fip.job.store.Note;
import org.fip.job.store.StatusUpdates;
import org.fip.worker.client.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings the results home. Servers count downloads, so what is safe with us is noted at once and never fetched again, also
 * not after a crash in the middle.
 */
@Component
class HarvestStep implements Step {
    private static final int BEGUN = 90;
    // Servers register results a moment after they call a job done; a list that stays empty is believed.
    private static final int LOOKS_AT_EMPTY_LIST = 4;

    private final RemoteWork remote;
    private final Files files;
    private final Harvest harvest;
    private final JobSteps steps;
    private final StatusUpdates history;
    private final ArchivePasswords passwords;
    private final FailureRules failures;
    private final Failpoints failpoints;
    private final Clock clock;

    HarvestStep(
            RemoteWork remote,
            Files files,
            Harvest harvest,
            JobSteps steps,
            StatusUpdates history,
            ArchivePasswords passwords,
            FailureRules failures,
            Failpoints failpoints,
            Clock clock) {
        this.remote = remote;
        this.files = files;
        this.harvest = harvest;
        this.steps = steps;
        this.history = history;
        this.passwords = passwords;
        this.failures = failures;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    @Override
    public JobStep kind() {
        return JobStep.HARVEST;
    }

    @Override
    public JobChange run(Job job) throws IOException {
        return remote.withStatus(job, kind(), (connection, status) -> {
            var externalId = Objects.requireNonNull(job.externalJobId());
            var listed = connection.ask((server, token) -> server.outputs(token, externalId));
            return switch (listed) {
                case Outcome.Ok<List<RemoteOutput>>(var outputs) -> fetchAll(job, connection, status, outputs);
                case Outcome.Failure<List<RemoteOutput>> failure ->
                    failures.apply(job, kind(), connection.service().name(), failure);
            };
        });
    }

    private JobChange fetchAll(Job job, Connection connection, RemoteStatus status, List<RemoteOutput> all)
            throws IOException {
        var succeeded = status.state() == RemoteState.SUCCEEDED;
        var listed = ListedOutputs.of(all, succeeded);
        if (succeeded && listed.areNone() && job.faults() + 1 < LOOKS_AT_EMPTY_LIST) {
            var looks = job.faults() + 1;
            return new JobChange(clock.instant())
                    .noAttention()
                    .faults(looks)
                    .retry(kind(), Backoff.after(looks), job.attempts() + 1);
        }
        var outputs = listed.fetchable();
        // Asked before any download: each one counts, so none is begun that could not be stored.
        files.ofJob(job.userId(), job.id());
        var done = harvest.done(job.id());
        List<Note> notes = new ArrayList<>();
        listed.whereElse().ifPresent(notes::add);
        for (var i = 0; i < outputs.size(); i++) {
            var output = outputs.get(i);
            if (!done.contains(output.name())) {
                if (fetch(job, connection, output) instanceof Outcome.Failure<FetchReport> failure) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new InterruptedIOException("Stopped while fetching " + output.name());
                    }
                    if (!isDispensable(output, failure)) {
                        return failures.apply(job, kind(), connection.service().name(), failure);
                    }
                    notes.add(Note.warning("%s could not be had: %s".formatted(output.name(), failure.reason())));
                }
                if (!harvest.markDone(job, output.name())) {
                    throw new ClaimLostException();
                }
                failpoints.pass(Failpoint.MID_HARVEST);
            }
            if (!steps.progress(job, BEGUN + 10 * (i + 1) / (outputs.size() + 1))) {
                throw new ClaimLostException();
            }
        }
        return ended(job, connection, status, listed, notes);
    }

    // A report that can never be had must not keep the imputed genotypes, or the reason of a failure, from the user.
    private static boolean isDispensable(RemoteOutput output, Outcome.Failure<FetchReport> failure) {
        var lost = failure instanceof Outcome.Gone
                || failure instanceof Outcome.NotFound
                || (failure instanceof Outcome.Damaged<FetchReport> damaged
                        && damaged.damage() != Outcome.Damage.CUT_SHORT);
        return lost && output.kind() != RemoteOutput.Kind.IMPUTED_ARCHIVE;
    }

    private Outcome<FetchReport> fetch(Job job, Connection connection, RemoteOutput output) throws IOException {
        @Nullable
        ArchivePassword password = job.archivePassword() == null
                ? null
                : new ArchivePassword(passwords.open(job.id(), job.archivePassword()));
        return connection.ask((server, token) -> server.fetch(
                token, output, password, (name, content) -> files.store(job.userId(), job.id(), name, content)));
    }

    private JobChange ended(
            Job job, Connection connection, RemoteStatus status, ListedOutputs listed, List<Note> notes) {
        var said = history.messages(job.id());
        // The last note is the one that the end is announced with.
        var change = new JobChange(clock.instant())
                .notes(notes.stream().filter(n -> !said.contains(n.message())).toList());
        return switch (status.state()) {
            case SUCCEEDED -> change.note(listed.completion()).completed(imputedGenotypes(job));
            case CANCELLED ->
                change.note(Note.warning("The job was cancelled on "
                                + connection.service().name()))
                        .cancelled();
            case FAILED ->
                change.failed(
                        "remote_failed",
                        connection.service().name() + " could not finish the job: "
                                + status.failureReason().orElse("it gave no reason"),
                        "Look at %s, correct the input and submit again".formatted(listed.readings()));
            // It changed its mind: look again.
            case QUEUED, RUNNING, EXPORTING, DEAD, UNKNOWN, RETIRED ->
                change.next(JobStep.POLL, connection.service().pollInterval());
        };
    }

    private @Nullable UUID imputedGenotypes(Job job) {
        return files.ofJob(job.userId(), job.id()).stream()
                .filter(f -> f.fileType().equals("output") && f.filename().endsWith(".vcf.gz"))
                // Beside the dosages there may be the empirical ones, which are no result by themselves.
                .min(Comparator.comparing((Files.StoredFile f) -> !f.filename().endsWith(".dose.vcf.gz"))
                        .thenComparing(Files.StoredFile::filename))
                .map(Files.StoredFile::id)
                .orElse(null);
    }
}
