package org.fip.worker.step;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fip.job.queue.DueStep;
import org.fip.job.queue.JobQueue;
import org.fip.job.state.JobStep;
import org.fip.job.store.Job;
import org.fip.job.store.JobChange;
import org.fip.job.store.JobSteps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Claims a step, does it, writes what it left behind, hints at the next. A step that is not due does nothing. */
@Component
public class StepRunner {
    private static final Logger log = LoggerFactory.getLogger(StepRunner.class);
    /** With the backoff's growth this is about an hour of trying. */
    private static final int MOST_FAULTS = 12;

    private final Map<JobStep, Step> steps = new EnumMap<>(JobStep.class);
    private final JobSteps claims;
    private final Leases leases;
    private final JobQueue queue;
    private final Clock clock;

    StepRunner(List<Step> steps, JobSteps claims, Leases leases, JobQueue queue, Clock clock) {
        steps.forEach(s -> this.steps.put(s.kind(), s));
        this.claims = claims;
        this.leases = leases;
        this.queue = queue;
        this.clock = clock;
    }

    public void run(DueStep due, String worker) {
        claims.claim(due, worker).ifPresent(this::run);
    }

    private void run(Job job) {
        var step = Objects.requireNonNull(steps.get(Objects.requireNonNull(job.nextStep())));
        try (var lease = leases.keep(job)) {
            lease.requireHeld();
            finish(job, step.run(job));
        } catch (ClaimLostException e) {
            log.warn("job {} {}: the claim was lost, another worker goes on", job.id(), step.kind());
        } catch (Exception e) {
            finish(job, fault(job, step.kind(), e));
        }
    }

    private void finish(Job job, JobChange change) {
        var written = claims.finish(job, change);
        if (written.isEmpty()) {
            log.warn("job {} {}: the claim was lost, nothing was written", job.id(), job.nextStep());
            return;
        }
        var after = written.get();
        if (after.status() != job.status() || after.attention() != job.attention()) {
            log.info("job {} is {} {}", after.id(), after.status(), after.attention() == null ? "" : after.attention());
        }
        if (after.nextStep() != null && after.nextRunAt() != null) {
            queue.hint(new DueStep(after.id(), after.nextStep()), after.nextRunAt());
        }
    }

    // Our own side failed: another service was away, or we have a bug. Neither is the job's fault at first.
    private JobChange fault(Job job, JobStep step, Exception e) {
        var attempt = job.attempts() + 1;
        log.warn("job {} {}: attempt {} failed on our side", job.id(), step, attempt, e);
        var change = new JobChange(clock.instant());
        return attempt >= MOST_FAULTS
                ? change.failed(
                        "internal_error",
                        "The platform could not go on with this job",
                        "Report the job's id to the operator")
                : change.retry(step, Backoff.after(attempt), attempt);
    }
}
