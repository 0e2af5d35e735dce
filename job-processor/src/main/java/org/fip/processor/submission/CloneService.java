package org.fip.processor.submission;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.fip.common.problem.CommonProblem;
import org.fip.job.state.JobStatus;
import org.fip.job.store.Job;
import org.fip.job.store.Jobs;
import org.fip.job.store.Submissions;
import org.fip.processor.input.HeldInputs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes a job whose files are here already, under the same rules as one that brings them. */
@Service
class CloneService {
    private final Jobs jobs;
    private final Targets targets;
    private final HeldInputs inputs;
    private final InputInspection inspection;
    private final Submissions submissions;
    private final Handover handover;
    private final Clock clock;

    CloneService(
            Jobs jobs,
            Targets targets,
            HeldInputs inputs,
            InputInspection inspection,
            Submissions submissions,
            Handover handover,
            Clock clock) {
        this.jobs = jobs;
        this.targets = targets;
        this.inputs = inputs;
        this.inspection = inspection;
        this.submissions = submissions;
        this.handover = handover;
        this.clock = clock;
    }

    Accepted copy(UUID id, CloneOrder changes, long userId, @Nullable String idempotencyKey) {
        var before = idempotencyKey == null
                ? java.util.Optional.<Job>empty()
                : jobs.findByIdempotencyKey(userId, idempotencyKey);
        return before.map(Accepted::asBefore).orElseGet(() -> copy(requireInput(id, userId), changes, idempotencyKey));
    }

    private Accepted copy(Job first, CloneOrder changes, @Nullable String idempotencyKey) {
        var form = changes.form(first);
        var target = targets.require(first.userId(), Objects.requireNonNull(form.number("service_id")));
        var panel = targets.panel(form.number("reference_panel_id"));
        var order = new OrderCheck(form, target, panel, new Findings()).whole(clock.instant());
        var check = inspection.check(first.userId(), order, target, inputs.require(first));
        var job = submissions
                .copy(first, order, check, idempotencyKey)
                .orElseThrow(() -> new SubmissionProblem.SentTwice().asException());
        return handover.toWorker(job);
    }

    private Job requireInput(UUID id, long userId) {
        var job = jobs.find(id, userId).orElseThrow(() -> new CommonProblem.NotFound("The job " + id).asException());
        var complete = job.status() != JobStatus.PENDING && !"upload_interrupted".equals(job.errorCode());
        if (!complete || jobs.inputFiles(id).isEmpty()) {
            throw new SubmissionProblem.NoInputToReuse().asException();
        }
        return job;
    }
}
