package org.fip.worker.step;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fip.common.fault.Failpoint;
import org.fip.common.fault.Failpoints;
import org.fip.job.queue.DueStep;
import org.fip.job.queue.JobQueue;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStep;
import org.fip.job.store.DueSteps;
import org.fip.job.store.Job;
import org.fip.job.store.JobChange;
import org.fip.job.store.JobSteps;
import org.fip.job.store.Retries;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/** Claims a step, does it, writes what it left behind, hints at the next. A step that is not due does nothing. */
@Component
public class StepRunner {
    private static final Logger log = LoggerFactory.getLogger(StepRunner.class);
    /** With the pauses between them this is about half an hour of trying. */
    private static final int MOST_FAULTS = 6;

    private static final Duration LONGEST_OUTAGE_PAUSE = Duration.ofMinutes(1);

    private final Map<JobStep, Step> steps = new EnumMap<>(JobStep.class);
    private final JobSteps claims;
    private final DueSteps dueSteps;
    private final LeftBehind leftBehind;
    private final Leases leases;
    private final JobQueue queue;
    private final Failpoints failpoints;
    private final Clock clock;

    StepRunner(
            List<Step> steps,
            JobSteps claims,
            DueSteps dueSteps,
            LeftBehind leftBehind,
            Leases leases,
            JobQueue queue,
            Failpoints failpoints,
            Clock clock) {
        steps.forEach(s -> this.steps.put(s.kind(), s));
        this.claims = claims;
        this.dueSteps = dueSteps;
        this.leftBehind = leftBehind;
        this.leases = leases;
        this.queue = queue;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    public void run(DueStep due, String worker) {
        claims.claim(due, worker)
                .ifPresentOrElse(this::run, () -> dueSteps.dueLater(due).ifPresent(at -> queue.hint(due, at)));
    }

    private void run(Job job) {
        var begun = clock.instant();
        var step = Objects.requireNonNull(steps.get(Objects.requireNonNull(job.nextStep())));
        if (job.cancelRequested() && step.kind() != JobStep.CANCEL) {
            // A worker died in this step while the cancellation waited for it.
            finish(job, new JobChange(clock.instant()).next(JobStep.CANCEL, Duration.ZERO), begun);
            return;
        }
        JobChange change;
        try (var _ = leases.keep(job)) {
            change = outcome(job, step);
        } catch (ClaimLostException e) {
            log.warn("job {} {}: the claim was lost, another worker goes on", job.id(), step.kind());
            return;
        }
        // The flag must not hit the database; and a server that was left in the middle of an answer is not away.
        if (Thread.interrupted() && change.waitsFor(Attention.SERVICE_UNAVAILABLE)) {
            change = change.saysNothingArrived()
                    ? new JobChange(clock.instant()).nothingArrived().retry(step.kind(), Duration.ZERO, job.attempts())
                    : interrupted(job, step.kind());
        }
        failpoints.pass(Failpoint.BEFORE_OUTCOME);
        try {
            finish(job, change, begun);
        } catch (RuntimeException e) {
            if (isOutage(e)) {
                throw e;
            }
            // What cannot be written today cannot be written tomorrow; an operator must see it.
            finish(job, fault(job, step.kind(), e), begun);
        }
    }

    private JobChange outcome(Job job, Step step) {
        try {
            return step.run(job);
        } catch (ClaimLostException e) {
            throw e;
        } catch (Exception e) {
            return Thread.currentThread().isInterrupted()
                    ? interrupted(job, step.kind(), e)
                    : fault(job, step.kind(), e);
        }
    }

    // Its owner cancels the job, or this worker is going down: the step is given back as if it had not been begun, but
    // for
    // what may have reached the server.
    private JobChange interrupted(Job job, JobStep step) {
        var change = new JobChange(clock.instant());
        return step == JobStep.SUBMIT
                ? change.mayHaveArrived().retry(step, FailureRules.LOOKS_EVERY, job.attempts())
                : change.retry(step, Duration.ZERO, job.attempts());
    }

    private JobChange interrupted(Job job, JobStep step, Exception e) {
        return nothingArrived(step, e)
                ? new JobChange(clock.instant()).nothingArrived().retry(step, Duration.ZERO, job.attempts())
                : interrupted(job, step);
    }

    // An input that could not be read to its end: the server has begun nothing.
    private static boolean nothingArrived(JobStep step, Exception e) {
        return step == JobStep.SUBMIT && e instanceof IOException;
    }

    private void finish(Job job, JobChange change, Instant begun) {
        var written = claims.finish(job, change);
        if (written.isEmpty()) {
            log.warn("job {} {}: the claim was lost, nothing was written", job.id(), job.nextStep());
            leftBehind.stop(job, change);
            return;
        }
        failpoints.pass(Failpoint.AFTER_STEP_COMMIT);
        var after = written.get();
        if (after.status() != job.status() || after.attention() != job.attention()) {
            log.info("job {} is {} {}", after.id(), after.status(), after.attention() == null ? "" : after.attention());
        }
        if (after.nextRunAt() != null) {
            queue.hint(after.due(), after.nextRunAt());
        }
        var wasMissed = after.attention() == Attention.WAITING_FOR_SLOT && dueSteps.slotFreedSince(after, begun);
        if (wasMissed || mayFreeSlot(job, after)) {
            dueSteps.passSlotOn(after).ifPresent(next -> queue.hint(next, clock.instant()));
        }
    }

    // An external job has ended; or one that had waited found a slot, and there may be more of them.
    private static boolean mayFreeSlot(Job before, Job after) {
        return after.status().isFinal()
                || (after.nextStep() == JobStep.HARVEST && before.nextStep() == JobStep.POLL)
                || (before.attention() == Attention.WAITING_FOR_SLOT && after.externalJobId() != null);
    }

    // Our own side failed. Another service being away is no reason to give a job up; a bug that stays is one.
    private JobChange fault(Job job, JobStep step, Exception e) {
        var attempt = job.attempts() + 1;
        var change = new JobChange(clock.instant());
        if (nothingArrived(step, e)) {
            change.nothingArrived();
        }
        if (isOutage(e)) {
            // An answer's body is no text for logs: it may hold what was asked for.
            var what = e instanceof HttpServerErrorException answer ? answer.getStatusCode() : e.getMessage();
            log.warn("job {} {}: waits for another part of the platform: {}", job.id(), step, what);
            var pause = Backoff.after(attempt);
            return change.retry(
                    step, pause.compareTo(LONGEST_OUTAGE_PAUSE) > 0 ? LONGEST_OUTAGE_PAUSE : pause, attempt);
        }
        var faults = job.faults() + 1;
        log.warn("job {} {}: failed on our side, {} in a row", job.id(), step, faults, e);
        return faults >= MOST_FAULTS
                ? change.failed(
                        Retries.INTERNAL_ERROR,
                        mayBeOutside(job)
                                ? "The platform could not go on with this job; it may still be running on the external server"
                                : "The platform could not go on with this job",
                        "Report the job's id to the operator, who can let it go on")
                : change.faults(faults).retry(step, Backoff.after(2 * faults), attempt);
    }

    private static boolean mayBeOutside(Job job) {
        return job.externalJobId() != null || job.submitIntentAt() != null;
    }

    private static boolean isOutage(@Nullable Throwable e) {
        return e instanceof ResourceAccessException
                || e instanceof HttpServerErrorException
                || e instanceof TransientDataAccessException
                || e instanceof DataAccessResourceFailureException
                || (e instanceof IOException && isOutage(e.getCause()));
    }
}
