package org.fip.processor.retry;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.fip.common.problem.CommonProblem;
import org.fip.common.security.PlatformUser;
import org.fip.job.queue.JobQueue;
import org.fip.job.store.Jobs;
import org.fip.job.store.Retries;
import org.fip.processor.client.Files;
import org.fip.processor.job.Job;
import org.fip.processor.job.JobViews;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /jobs/{id}/retry}. */
@RestController
class RetryController {
    private final Jobs jobs;
    private final Retries retries;
    private final JobViews views;
    private final Files files;
    private final JobQueue queue;
    private final Clock clock;

    RetryController(Jobs jobs, Retries retries, JobViews views, Files files, JobQueue queue, Clock clock) {
        this.jobs = jobs;
        this.retries = retries;
        this.views = views;
        this.files = files;
        this.queue = queue;
        this.clock = clock;
    }

    /** @param resubmit asks for a new job on the external server, whatever became of the old one there */
    record Retry(@Nullable Boolean resubmit) {}

    /**
     * Takes a failed job up again: at the step that failed where its external job may still be there, else with a new one. A
     * job whose submission nobody could confirm is submitted again only when its owner says so.
     */
    @PostMapping("/jobs/{id}/retry")
    Job retry(PlatformUser user, @PathVariable UUID id, @RequestBody(required = false) @Nullable Retry how) {
        var before = jobs.find(id, user.userId()).orElseThrow(() -> notFound(id));
        files.holdInputs(user.userId(), id, inputs(id));
        var after = retries.retry(id, user.userId(), how != null && Boolean.TRUE.equals(how.resubmit()))
                .orElseThrow(() -> notFound(id));
        if (after.version() == before.version() || after.nextStep() == null) {
            throw NotRetryable.of(after).asException();
        }
        queue.hint(after.due(), clock.instant());
        return views.of(after);
    }

    private List<UUID> inputs(UUID id) {
        return jobs.inputFiles(id).stream().map(Jobs.InputFile::fileId).toList();
    }

    private static RuntimeException notFound(UUID id) {
        return new CommonProblem.NotFound("The job " + id).asException();
    }
}
