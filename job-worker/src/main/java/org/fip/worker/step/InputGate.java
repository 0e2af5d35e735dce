package org.fip.worker.step;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.fip.job.input.FilesVerdict;
import org.fip.job.input.InputCheck;
import org.fip.job.state.JobStep;
import org.fip.job.store.Job;
import org.fip.job.store.JobChange;
import org.fip.job.store.Jobs;
import org.fip.job.store.Note;
import org.fip.worker.client.Files;
import org.springframework.stereotype.Component;

/** Keeps a job back whose input was still being inspected when it was taken, until it is known whether it may go out. */
@Component
class InputGate {
    // What is not inspected by then will not be: the service looks at it itself.
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int DOUBLED_AT_MOST = 5;

    private final Files files;
    private final Jobs jobs;
    private final Clock clock;

    InputGate(Files files, Jobs jobs, Clock clock) {
        this.files = files;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What becomes of a job that may not go out now; empty when it may. */
    Optional<JobChange> hold(Job job, String service) throws IOException {
        if (job.inputChecked()) {
            return Optional.empty();
        }
        var ids = jobs.inputFiles(job.id()).stream().map(Jobs.InputFile::fileId).toList();
        var question =
                new FilesVerdict.Question(ids, job.serviceId(), job.referencePanelId(), job.build(), job.phasing());
        return switch (files.verdict(job.userId(), question).check(service)) {
            case InputCheck.Passed passed -> Optional.empty();
            case InputCheck.Refused refused -> Optional.of(change().refused(refused));
            case InputCheck.Open open when isOverdue(job) -> Optional.empty();
            case InputCheck.Open open -> Optional.of(later(job));
        };
    }

    private JobChange later(Job job) {
        var attempts = job.attempts();
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, DOUBLED_AT_MOST));
        var change = change().retry(
                        JobStep.SUBMIT, pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE, attempts + 1);
        return attempts == 0
                ? change.note(Note.info("The input is still being inspected; the job goes out when nothing is found"))
                : change;
    }

    private boolean isOverdue(Job job) {
        var since = job.queuedAt();
        return since == null || since.plus(LONGEST).isBefore(clock.instant());
    }

    private JobChange change() {
        return new JobChange(clock.instant());
    }
}
