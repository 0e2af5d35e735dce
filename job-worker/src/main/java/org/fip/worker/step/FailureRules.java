package org.fip.worker.step;

import java.time.Clock;
import java.time.Duration;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.Failure;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStep;
import org.fip.job.store.Job;
import org.fip.job.store.JobChange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a failure of an external server means for a job. Only what the server says about the job itself may end it; being
 * away, being busy or talking nonsense only makes it wait.
 */
@Component
class FailureRules {
    static final String UPDATE_CREDENTIALS = "Please update your credentials at Settings → Service Credentials";
    private static final Duration SLOT_RECHECK = Duration.ofSeconds(60);
    private static final Duration TOKEN_RECHECK = Duration.ofMinutes(5);
    // A "no" to a question about a job that exists is rather a fault of the moment; a lasting one is believed.
    private static final int BELIEVED_AFTER = 6;
    private static final int MOST_DOWNLOADS = 3;
    // A server that has the whole upload may need a while until it lists the job.
    static final Duration LISTED_AFTER = Duration.ofSeconds(60);
    static final Duration LOOKS_EVERY = Duration.ofSeconds(5);

    private final Clock clock;

    FailureRules(Clock clock) {
        this.clock = clock;
    }

    /** Whether the server may yet show a job that was sent and whose answer nobody heard. */
    boolean mayStillAppear(Job job) {
        var intent = job.submitIntentAt();
        return intent != null && intent.plus(LISTED_AFTER).isAfter(clock.instant());
    }

    /** Looks for it once more in a moment. */
    JobChange lookAgain(Job job, JobStep step) {
        var change = new JobChange(clock.instant()).retry(step, LOOKS_EVERY, job.attempts());
        var intent = job.submitIntentAt();
        // By a clock that was ahead: the time counts from now, or it would be hours.
        return intent != null && intent.isAfter(clock.instant()) ? change.mayHaveArrived() : change;
    }

    JobChange apply(Job job, JobStep step, String service, Failure<?> failure) {
        var change = new JobChange(clock.instant());
        var attempt = job.attempts() + 1;
        return switch (failure) {
            case Outcome.CredentialsRejected<?> rejected
            when step == JobStep.SUBMIT ->
                change.failed(
                        "authentication_failed",
                        service + " authentication failed: " + rejected.reason(),
                        UPDATE_CREDENTIALS);
            case Outcome.CredentialsRejected<?> rejected -> parked(job, step, service, rejected);
            case Outcome.SlotLimit<?> limit -> inLine(job, service);
            case Outcome.Maintenance<?> maintenance ->
                change.waiting(Attention.REMOTE_MAINTENANCE, service + " is under maintenance: " + maintenance.reason())
                        .retry(step, delay(attempt, maintenance.retryAfter()), attempt);
            case Outcome.Unreachable<?> away ->
                change.waiting(Attention.SERVICE_UNAVAILABLE, service + " cannot be reached: " + away.reason())
                        .retry(step, delay(attempt, away.retryAfter()), attempt);
            case Outcome.Malformed<?> nonsense ->
                change.waiting(
                                Attention.SERVICE_UNAVAILABLE,
                                service + " gave an answer that cannot be read: " + nonsense.reason())
                        .retry(step, Backoff.after(attempt), attempt);
            case Outcome.Damaged<?> damaged
            when damaged.damage() == Outcome.Damage.WRONG_PASSWORD ->
                change.failed(
                        "results_unreadable",
                        "The results of " + service + " do not open with the password that was set for them",
                        "Download them from " + service + " directly");
            case Outcome.Gone<?> gone ->
                change.failed(
                        "results_expired",
                        service + " no longer has the results: " + gone.reason(),
                        "Submit the job again");
            case Outcome.Refused<?> refused
            when step == JobStep.SUBMIT ->
                change.failed(
                        "refused_by_service",
                        service + " refused the job: " + refused.reason(),
                        "Correct what it names and submit the job again");
            case Outcome.Refused<?> refused -> believedIfLasting(change, job, step, service, refused.reason());
            case Outcome.NotFound<?> missing -> believedIfLasting(change, job, step, service, missing.reason());
            case Outcome.Damaged<?> damaged -> fetchedAgain(change, job, step, service, damaged);
        };
    }

    /** The server is full for this user; the job goes there when one of theirs there ends. */
    JobChange inLine(Job job, String service) {
        return new JobChange(clock.instant())
                .waiting(
                        Attention.WAITING_FOR_SLOT,
                        service + " runs only so many of your jobs at once; this one goes there when one ends")
                .retry(JobStep.SUBMIT, Backoff.jittered(SLOT_RECHECK), job.attempts());
    }

    /**
     * The external job goes on, or may do so; ours waits for a token that works. The first rejection is checked at once with
     * the token of that moment, since the owner may have stored another while this one was in use.
     */
    JobChange parked(Job job, JobStep step, String service, Outcome.CredentialsRejected<?> rejected) {
        return new JobChange(clock.instant())
                .waiting(
                        Attention.CREDENTIALS_REJECTED,
                        service + " no longer accepts your token: " + rejected.reason() + ". " + UPDATE_CREDENTIALS)
                .retry(
                        step,
                        job.attention() == Attention.CREDENTIALS_REJECTED
                                ? Backoff.jittered(TOKEN_RECHECK)
                                : LOOKS_EVERY,
                        job.attempts());
    }

    private static JobChange believedIfLasting(JobChange change, Job job, JobStep step, String service, String reason) {
        var faults = job.faults() + 1;
        if (faults >= BELIEVED_AFTER) {
            return change.failed(
                    "remote_job_lost",
                    service + " keeps answering: " + reason,
                    "Look at the job on " + service + "; submit it again if it is gone");
        }
        return change.waiting(Attention.SERVICE_UNAVAILABLE, service + " answered: " + reason)
                .faults(faults)
                .retry(step, Backoff.after(faults), job.attempts() + 1);
    }

    // Each try costs one of the few downloads that a server allows.
    private static JobChange fetchedAgain(
            JobChange change, Job job, JobStep step, String service, Outcome.Damaged<?> damaged) {
        var faults = job.faults() + 1;
        if (faults >= MOST_DOWNLOADS) {
            return change.failed(
                    "results_damaged",
                    "The results of " + service + " arrive damaged: " + damaged.reason(),
                    "Download them from " + service + " directly, or submit the job again");
        }
        return change.waiting(
                        Attention.SERVICE_UNAVAILABLE,
                        "A result of " + service + " arrived damaged: " + damaged.reason())
                .faults(faults)
                .retry(step, Backoff.after(2 * faults), job.attempts() + 1);
    }

    private static Duration delay(int attempt, @Nullable Duration asked) {
        var own = Backoff.after(attempt);
        return asked == null || asked.compareTo(own) < 0 ? own : asked;
    }
}
