package org.fip.file.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.fip.common.problem.CommonProblem;
import org.fip.file.client.Jobs;
import org.springframework.stereotype.Service;

/** Deletes a file at its owner's wish, but not under a job that needs it. While job-processor does not answer nothing goes. */
@Service
class Deletion {
    /** A job takes its inputs before anybody can hear of it, and is known soon after. */
    private static final Duration SUBMISSION = Duration.ofMinutes(1);

    /** Jobs that take the file while another is asked about. */
    private static final int TRIES = 3;

    private final FileCatalogue files;
    private final Jobs jobs;
    private final Clock clock;

    Deletion(FileCatalogue files, Jobs jobs, Clock clock) {
        this.files = files;
        this.jobs = jobs;
        this.clock = clock;
    }

    void delete(long userId, UUID id) {
        for (var n = 0; n < TRIES; n++) {
            var file = files.require(userId, id);
            requireUnneeded(file);
            if (files.deleteUnchanged(file)) {
                return;
            }
        }
        throw new FileInUse(files.require(userId, id).filename(), null).asException();
    }

    private void requireUnneeded(FileRecord file) {
        var use = jobs.uses(new Jobs.Question(List.of(new Jobs.FileOfJob(file.id(), file.jobId())))).stream()
                .filter(answer -> answer.fileId().equals(file.id()))
                .findFirst()
                .orElseThrow(() -> new CommonProblem.DependencyUnavailable("job-processor").asException());
        if (use.needed() || isBeingTaken(file, use)) {
            var by = use.neededBy();
            throw new FileInUse(file.filename(), by != null && by.userId() == file.userId() ? by : null).asException();
        }
    }

    private boolean isBeingTaken(FileRecord file, Jobs.FileUse use) {
        var taken = file.termStartsAt();
        var ended = use.lastEndedAt();
        return taken.isAfter(file.createdAt())
                && taken.isAfter(clock.instant().minus(SUBMISSION))
                && (ended == null || ended.isBefore(taken));
    }
}
