package org.fip.processor.submission;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fip.common.problem.CommonProblem;
import org.fip.job.state.JobStatus;
import org.fip.job.store.Job;
import org.fip.job.store.Jobs;
import org.fip.job.store.Submissions;
import org.fip.processor.client.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes a job whose files were uploaded before, under the same rules as one that brings them. */
@Service
class UploadedFilesService {
    private static final String FIELD = "input_file_ids";

    private final Jobs jobs;
    private final Targets targets;
    private final Files files;
    private final InputInspection inspection;
    private final Submissions submissions;
    private final Handover handover;
    private final Clock clock;

    UploadedFilesService(
            Jobs jobs,
            Targets targets,
            Files files,
            InputInspection inspection,
            Submissions submissions,
            Handover handover,
            Clock clock) {
        this.jobs = jobs;
        this.targets = targets;
        this.files = files;
        this.inspection = inspection;
        this.submissions = submissions;
        this.handover = handover;
        this.clock = clock;
    }

    Accepted submit(JobOrder wanted, long userId, @Nullable String idempotencyKey) {
        var before = idempotencyKey == null
                ? java.util.Optional.<Job>empty()
                : jobs.findByIdempotencyKey(userId, idempotencyKey);
        if (before.isPresent()) {
            if (before.get().status() == JobStatus.PENDING) {
                throw new SubmissionProblem.SentTwice().asException();
            }
            return Accepted.asBefore(before.get());
        }
        var form = wanted.form();
        var target = targets.require(userId, wanted.serviceId());
        var panel = targets.panel(form.number("reference_panel_id"));
        var order = new OrderCheck(form, target, panel, new Findings()).whole(clock.instant());
        var input = input(userId, wanted.inputFileIds());
        var check = inspection.check(userId, order, target, wanted.inputFileIds());
        var id = UUID.randomUUID();
        files.attach(userId, id, wanted.inputFileIds());
        var job = submissions
                .submit(id, userId, order, input, check, idempotencyKey)
                .orElseThrow(() -> new SubmissionProblem.SentTwice().asException());
        return handover.toWorker(job);
    }

    private List<Jobs.InputFile> input(long userId, List<UUID> ids) {
        if (new HashSet<>(ids).size() < ids.size()) {
            throw wrong("names a file twice");
        }
        var found = files.all(userId, ids).stream().collect(Collectors.toMap(Files.StoredFile::id, f -> f));
        var names = new InputNames(FIELD);
        return ids.stream()
                .map(id -> {
                    var file = found.get(id);
                    if (file == null) {
                        throw wrong("there is no file %s of yours".formatted(id));
                    }
                    return file.asInput(names.accept(file.filename()));
                })
                .toList();
    }

    private static RuntimeException wrong(String message) {
        return new CommonProblem.ValidationFailed(List.of(new CommonProblem.FieldError(FIELD, message))).asException();
    }
}
