package org.fip.processor.retry;

import java.time.Clock;
import java.util.UUID;
import org.fip.common.problem.CommonProblem;
import org.fip.common.security.PlatformUser;
import org.fip.job.queue.JobQueue;
import org.fip.job.store.Jobs;
import org.fip.job.store.Retries;
import org.fip.processor.input.HeldInputs;
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
    private final HeldInputs inputs;
    private final JobQueue queue;
    private final Clock clock;

    RetryController(Jobs jobs, Retries retries, JobViews views, HeldInputs inputs, JobQueue queue, Clock clock) {
        this.jobs = jobs;
        this.retries = retries;
        this.views = views;
        this.inputs = inputs;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * How; what is left out is not wished.
     *
     * @param resubmit asks for a new job on the external server, whatever became of the old one there
     * @param ignoreFindings sends the input although the service is expected to refuse it ({@code input_refused})
     */
    record Retry(@Nullable Boolean resubmit, @Nullable Boolean ignoreFindings) {
        Retries.Wish wish() {
            return new Retries.Wish(Boolean.TRUE.equals(resubmit), Boolean.TRUE.equals(ignoreFindings));
        }
    }

    /**
     * Takes a failed job up again: at the step that failed where its external job may still be there, else with a new one. A
     * job whose submission nobody could confirm is submitted again only when its owner says so. 409 {@code not_retryable} when
     * there is nothing to take up again, {@code input_deleted} when its files would be needed and are gone.
     */
    @PostMapping("/jobs/{id}/retry")
    Job retry(PlatformUser user, @PathVariable UUID id, @RequestBody(required = false) @Nullable Retry how) {
        var before = jobs.find(id, user.userId()).orElseThrow(() -> notFound(id));
        var wish = how == null ? Retries.Wish.NONE : how.wish();
        hold(before, wish);
        var after = retries.retry(id, user.userId(), wish).orElseThrow(() -> notFound(id));
        if (after.version() == before.version() || after.nextStep() == null) {
            throw NotRetryable.of(after).asException();
        }
        queue.hint(after.due(), clock.instant());
        return views.of(after);
    }

    private void hold(org.fip.job.store.Job job, Retries.Wish wish) {
        if (!Retries.canRetry(job)) {
            return;
        }
        if (Retries.sendsInput(job, wish)) {
            inputs.require(job);
        } else {
            inputs.keepWhatIsThere(job);
        }
    }

    private static RuntimeException notFound(UUID id) {
        return new CommonProblem.NotFound("The job " + id).asException();
    }
}
