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

    private final Clock clock;

    FailureRules(Clock clock) {
        this.clock = clock;
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
            case Outcome.CredentialsRejected<?> rejected ->
                change.waiting(
                                Attention.CREDENTIALS_REJECTED,
                                service + " no longer accepts your token: " + rejected.reason() + ". "
                                        + UPDATE_CREDENTIALS)
                        .retry(step, Backoff.jittered(TOKEN_RECHECK), job.attempts());
            case Outcome.SlotLimit<?> limit ->
                change.waiting(
                                Attention.WAITING_FOR_SLOT,
                                service + " runs only so many of your jobs at once; this one goes there when one ends")
                        .retry(step, Backoff.jittered(SLOT_RECHECK), job.attempts());
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
            case Outcome.Damaged<?> damaged -> believedIfLasting(change, job, step, service, damaged.reason());
        };
    }

    private static JobChange believedIfLasting(JobChange change, Job job, JobStep step, String service, String reason) {
        var attempt = job.attempts() + 1;
        if (attempt >= BELIEVED_AFTER) {
            return change.failed(
                    "remote_job_lost",
                    service + " keeps answering: " + reason,
                    "Look at the job on " + service + "; submit it again if it is gone");
        }
        return change.waiting(Attention.SERVICE_UNAVAILABLE, service + " answered: " + reason)
                .retry(step, Backoff.after(attempt), attempt);
    }

    private static Duration delay(int attempt, @Nullable Duration asked) {
        var own = Backoff.after(attempt);
        return asked == null || asked.compareTo(own) < 0 ? own : asked;
    }
}
