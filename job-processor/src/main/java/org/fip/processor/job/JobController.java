package org.fip.processor.job;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fip.common.page.Page;
import org.fip.common.problem.CommonProblem;
import org.fip.common.security.PlatformUser;
import org.fip.job.queue.JobQueue;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.fip.job.store.Cancellations;
import org.fip.job.store.Jobs;
import org.fip.job.store.StatusUpdates;
import org.fip.processor.client.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A user's jobs. Another user's job is not there. */
@RestController
@RequestMapping("/jobs")
class JobController {
    private final Jobs jobs;
    private final JobViews views;
    private final StatusUpdates history;
    private final Cancellations cancellations;
    private final JobQueue queue;
    private final Files files;
    private final Clock clock;

    JobController(
            Jobs jobs,
            JobViews views,
            StatusUpdates history,
            Cancellations cancellations,
            JobQueue queue,
            Files files,
            Clock clock) {
        this.jobs = jobs;
        this.views = views;
        this.history = history;
        this.cancellations = cancellations;
        this.queue = queue;
        this.files = files;
        this.clock = clock;
    }

    @GetMapping
    Page<Job> list(
            PlatformUser user,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(name = "service_id", required = false) @Nullable Long serviceId,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "created_at,desc") String sort,
            @RequestParam(defaultValue = "0") @Min(0) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size) {
        var found = jobs.list(user.userId(), new Jobs.Filter(status(status), serviceId, q, sort), page, size);
        return new Page<>(views.of(found.items()), page, size, found.total());
    }

    @GetMapping("/stats")
    JobStats stats(PlatformUser user) {
        return JobStats.of(jobs.counts(user.userId()));
    }

    @GetMapping("/{id}")
    Job get(PlatformUser user, @PathVariable UUID id) {
        return views.of(require(user, id));
    }

    @GetMapping("/{id}/status-updates")
    List<StatusUpdates.StatusUpdate> statusUpdates(PlatformUser user, @PathVariable UUID id) {
        require(user, id);
        return history.of(id, user.userId());
    }

    @GetMapping("/{id}/files")
    List<Files.StoredFile> files(PlatformUser user, @PathVariable UUID id) {
        require(user, id);
        var used = jobs.inputFiles(id).stream().map(Jobs.InputFile::fileId).toList();
        var own = files.ofJob(user.userId(), id).stream().filter(f -> !used.contains(f.id()));
        return Stream.concat(files.all(user.userId(), used).stream(), own).toList();
    }

    @GetMapping("/{id}/results")
    JobResults results(PlatformUser user, @PathVariable UUID id) {
        return new JobResults(files.results(user.userId(), require(user, id).id()));
    }

    /** Idempotent. What runs on the external server is stopped there first; until then the job keeps its status. */
    @PostMapping("/{id}/cancel")
    Job cancel(PlatformUser user, @PathVariable UUID id) {
        var job = cancellations.cancel(id, user.userId()).orElseThrow(() -> notFound(id));
        if (job.nextStep() == JobStep.CANCEL) {
            queue.hint(job.due(), clock.instant());
        }
        return views.of(job);
    }

    private org.fip.job.store.Job require(PlatformUser user, UUID id) {
        return jobs.find(id, user.userId()).orElseThrow(() -> notFound(id));
    }

    private static RuntimeException notFound(UUID id) {
        return new CommonProblem.NotFound("The job " + id).asException();
    }

    private static @Nullable JobStatus status(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : JobStatus.ofText(text);
        } catch (IllegalArgumentException e) {
            throw invalid("status", "must be pending, queued, running, completed, failed or cancelled");
        }
    }

    private static RuntimeException invalid(String field, String message) {
        return new CommonProblem.ValidationFailed(List.of(new CommonProblem.FieldError(field, message))).asException();
    }
}
