package org.fip.job.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fip.common.page.Page;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Taking failed jobs up again, at the step that failed or with a new external job. */
public class Retries {
    /** The error code of jobs that the platform itself gave up on. */
    public static final String INTERNAL_ERROR = "internal_error";

    // What these failures ended cannot be taken up again: the external job is over or gone.
    private static final Set<String> OVER_THERE =
            Set.of("remote_failed", "remote_job_dead", "results_expired", "results_unreadable", "refused_by_service");

    private final JdbcClient db;
    private final Clock clock;
    private final StatusUpdates history;

    public Retries(JdbcClient db, Clock clock, StatusUpdates history) {
        this.db = db;
        this.clock = clock;
        this.history = history;
    }

    /**
     * What the owner says about taking a job up again.
     *
     * @param resubmit asks for a new external job, whatever became of the old one; without it an external job that may still be
     *     there is followed further. One that was started elsewhere cannot be had anew: nobody told us what was ordered
     * @param ignoreFindings has the input sent whatever an inspection found in it
     */
    public record Wish(boolean resubmit, boolean ignoreFindings) {
        /** Nothing in particular. */
        public static final Wish NONE = new Wish(false, false);
    }

    /** A job that the platform itself gave up on, as operators see it: nothing of what it is about. */
    public record DeadLetter(
            UUID jobId,
            long userId,
            long serviceId,
            @Nullable JobStep step,
            @Nullable String errorMessage,
            int faults,
            @Nullable Instant failedAt) {}

    /** Whether {@link #retry} would do something. */
    public static boolean canRetry(Job job) {
        return (job.status() == JobStatus.FAILED && job.failedStep() != null && !(job.adopted() && isOverThere(job)))
                || isUnconfirmed(job);
    }

    /** Whether {@link #retry} would send the input. */
    public static boolean sendsInput(Job job, Wish wish) {
        return isAnew(job, wish) || job.failedStep() == JobStep.SUBMIT;
    }

    /**
     * Takes a failed job up again.
     *
     * @return the row afterwards, unchanged where {@link #canRetry} says no; empty when the user has no such job
     */
    @Transactional
    public Optional<Job> retry(UUID id, long userId, Wish wish) {
        return db.sql("SELECT * FROM imputation_jobs WHERE id = :id AND user_id = :user FOR UPDATE")
                .param("id", id)
                .param("user", userId)
                .query(JobRow::read)
                .optional()
                .map(job -> canRetry(job) && (wish.resubmit() ? !job.adopted() : !isUnconfirmed(job))
                        ? retry(job, wish)
                        : job);
    }

    /** Jobs that the platform itself gave up on, newest first. */
    public Page<DeadLetter> deadLetters(int page, int size) {
        var total = db.sql("SELECT count(*) FROM imputation_jobs WHERE error_code = :code")
                .param("code", INTERNAL_ERROR)
                .query(Long.class)
                .single();
        var items = db
                .sql("""
                        SELECT * FROM imputation_jobs WHERE error_code = :code
                        ORDER BY completed_at DESC, id LIMIT :size OFFSET :offset""")
                .param("code", INTERNAL_ERROR)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(JobRow::read)
                .list()
                .stream()
                .map(j -> new DeadLetter(
                        j.id(),
                        j.userId(),
                        j.serviceId(),
                        j.failedStep(),
                        j.errorMessage(),
                        j.faults(),
                        j.completedAt()))
                .toList();
        return new Page<>(items, page, size, total);
    }

    /** A job that the platform gave up on and that can be let go on; empty when it is none. */
    public Optional<Job> deadLetter(UUID id) {
        return deadLetter(id, "");
    }

    /** Lets a job go on that the platform gave up on; empty when it is none. */
    @Transactional
    public Optional<Job> redrive(UUID id) {
        return deadLetter(id, "FOR UPDATE").map(job -> retry(job, Wish.NONE));
    }

    private Optional<Job> deadLetter(UUID id, String locked) {
        return db.sql("SELECT * FROM imputation_jobs WHERE id = :id AND error_code = :code " + locked)
                .param("id", id)
                .param("code", INTERNAL_ERROR)
                .query(JobRow::read)
                .optional()
                .filter(Retries::canRetry);
    }

    private static boolean isAnew(Job job, Wish wish) {
        return wish.resubmit() || job.errorCode() == null || isOverThere(job);
    }

    private Job retry(Job job, Wish wish) {
        var after = isAnew(job, wish) ? submitAnew(job, wish) : goOn(job, wish);
        history.write(after, job, notes(job, after, wish));
        return after;
    }

    private static List<Note> notes(Job before, Job after, Wish wish) {
        return wish.ignoreFindings()
                ? List.of(
                        note(before, after), Note.warning("Sent at its owner's word, whatever was found in the input"))
                : List.of(note(before, after));
    }

    private static Note note(Job before, Job after) {
        if (after.nextStep() != JobStep.SUBMIT) {
            return Note.info("Taken up again where it failed");
        }
        var left = before.externalJobId();
        return left == null || isOverThere(before)
                ? Note.info("Submitted again")
                : Note.warning("Submitted again; the earlier external job %s is left to itself and may still be running"
                        .formatted(left));
    }

    private Job goOn(Job job, Wish wish) {
        return db.sql("""
                        UPDATE imputation_jobs SET status = :status, error_code = NULL, error_message = NULL,
                          error_action = NULL, failed_step = NULL, completed_at = NULL, attempts = 0, faults = 0,
                          input_findings = '[]', input_checked = input_checked OR :ignored,
                          queued_at = COALESCE(queued_at, :now), unchanged_polls = 0, next_step = failed_step, next_run_at = :now, reattached_at = :now,
                          updated_at = :now, version = version + 1
                        WHERE id = :id RETURNING *""")
                .param("status", (job.startedAt() == null ? JobStatus.QUEUED : JobStatus.RUNNING).text())
                .param("ignored", wish.ignoreFindings())
                .param("now", JobTime.of(clock.instant()))
                .param("id", job.id())
                .query(JobRow::read)
                .single();
    }

    // With a number of its own in the marker, so that the old external job is never taken for the new one.
    private Job submitAnew(Job job, Wish wish) {
        db.sql("DELETE FROM job_harvested_outputs WHERE job_id = :id")
                .param("id", job.id())
                .update();
        return db.sql("""
                        UPDATE imputation_jobs SET status = 'queued', attention = NULL, attention_message = NULL,
                          error_code = NULL, error_message = NULL, error_action = NULL, failed_step = NULL,
                          input_findings = '[]', input_checked = input_checked OR :ignored,
                          queued_at = :now, started_at = NULL, completed_at = NULL, progress_percentage = 0,
                          results_file_id = NULL, external_job_id = NULL, archive_password = NULL,
                          submit_intent_at = NULL, submitted_at = NULL, remote_started_at = NULL,
                          remote_queue_position = NULL, reattached_at = NULL, attempts = 0, faults = 0,
                          unchanged_polls = 0, cancel_requested = false, stop_asked_at = NULL,
                          submission_number = submission_number + 1,
                          next_step = 'SUBMIT', next_run_at = :now, updated_at = :now, version = version + 1
                        WHERE id = :id RETURNING *""")
                .param("ignored", wish.ignoreFindings())
                .param("now", JobTime.of(clock.instant()))
                .param("id", job.id())
                .query(JobRow::read)
                .single();
    }

    // Not where a submission may have arrived that nobody has confirmed: it is looked for first.
    private static boolean isOverThere(Job job) {
        var mayHaveArrived = job.submitIntentAt() != null && job.externalJobId() == null;
        return OVER_THERE.contains(String.valueOf(job.errorCode())) && !mayHaveArrived;
    }

    private static boolean isUnconfirmed(Job job) {
        return job.attention() == Attention.SUBMISSION_UNCONFIRMED && job.nextStep() == null;
    }
}
