package org.fip.job.store;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fip.job.queue.DueStep;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Who does which step of which job: claims, leases, outcomes. Only what is written here counts. */
public class JobSteps {
    /** How long a claim holds without renewal. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    /** What is dated further ahead than this was written before the clock went back, and is not waited for. */
    static final String FAR_AHEAD = ":now + interval '10 minutes'";

    /** Nobody has the step in hand. */
    static final String FREE = "(lease_until IS NULL OR lease_until < :now OR lease_until > " + FAR_AHEAD + ")";

    private final JdbcClient db;
    private final Clock clock;
    private final StatusUpdates history;

    public JobSteps(JdbcClient db, Clock clock, StatusUpdates history) {
        this.db = db;
        this.clock = clock;
        this.history = history;
    }

    /**
     * Takes the step if the row says that it is due and nobody else has it; the returned row carries the claim. Whoever had it
     * before and never said how it ended may have been sending until this moment, so what was sent is looked for from now on.
     */
    @Transactional
    public Optional<Job> claim(DueStep due, String worker) {
        var now = clock.instant();
        return db.sql("""
                        UPDATE imputation_jobs
                        SET lease_owner = :worker, lease_until = :until, version = version + 1,
                          submit_intent_at = CASE WHEN submit_intent_at IS NOT NULL AND external_job_id IS NULL
                                                    AND lease_owner IS NOT NULL
                                                  THEN :now ELSE submit_intent_at END
                        WHERE id = :id AND next_step = :step AND next_run_at <= :now AND %s
                        RETURNING *""".formatted(FREE))
                .param("worker", worker)
                .param("until", JobTime.of(now.plus(LEASE)))
                .param("id", due.jobId())
                .param("step", due.step().name())
                .param("now", JobTime.of(now))
                .query(JobRow::read)
                .optional();
    }

    /** What became of a claim. */
    public enum Claim {
        HELD,
        /** Nothing more may be done outside. */
        LOST,
        /** Still held, but the owner of the job wants it stopped. */
        CANCEL_REQUESTED
    }

    /** Keeps a long step's claim. */
    @Transactional
    public Claim renew(Job claimed) {
        return db.sql("""
                        UPDATE imputation_jobs SET lease_until = :until WHERE id = :id AND version = :version
                        RETURNING cancel_requested AND :step <> 'CANCEL'""")
                .param("step", Objects.requireNonNull(claimed.nextStep()).name())
                .param("until", JobTime.of(clock.instant().plus(LEASE)))
                .param("id", claimed.id())
                .param("version", claimed.version())
                .query(Boolean.class)
                .optional()
                .map(stop -> stop ? Claim.CANCEL_REQUESTED : Claim.HELD)
                .orElse(Claim.LOST);
    }

    /** Shows how far a long step has come; false when the claim was lost. */
    @Transactional
    public boolean progress(Job claimed, int percentage) {
        return db.sql("""
                                UPDATE imputation_jobs SET progress_percentage = :progress, updated_at = :now
                                WHERE id = :id AND version = :version""")
                        .param("progress", percentage)
                        .param("now", JobTime.of(clock.instant()))
                        .param("id", claimed.id())
                        .param("version", claimed.version())
                        .update()
                == 1;
    }

    /**
     * Notes before the POST that an external job may exist from now on, and how to open its results; false when the claim was
     * lost or the job is to be cancelled, and then nothing may be sent.
     */
    @Transactional
    public boolean intendSubmission(Job claimed, byte[] sealedArchivePassword) {
        return db.sql("""
                                UPDATE imputation_jobs SET submit_intent_at = :now, archive_password = :password
                                WHERE id = :id AND version = :version AND NOT cancel_requested""")
                        .param("now", JobTime.of(clock.instant()))
                        .param("password", sealedArchivePassword)
                        .param("id", claimed.id())
                        .param("version", claimed.version())
                        .update()
                == 1;
    }

    /**
     * Writes what the step did and gives the claim back. A cancellation that was asked for meanwhile takes the place of
     * whatever would have been next, also of a failure: an external job may be running all the same.
     *
     * @return the row as it is now; empty when the claim was lost, and then nothing was written
     */
    @Transactional
    public Optional<Job> finish(Job claimed, JobChange change) {
        requireAllowed(claimed, change.status());
        return change.status() == JobStatus.FAILED && isToBeCancelled(claimed)
                ? write(claimed, change.toBeCancelled())
                : write(claimed, change);
    }

    private boolean isToBeCancelled(Job claimed) {
        return claimed.nextStep() != JobStep.CANCEL
                && db.sql("SELECT cancel_requested FROM imputation_jobs WHERE id = :id FOR UPDATE")
                        .param("id", claimed.id())
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
    }

    private Optional<Job> write(Job claimed, JobChange change) {
        var sets = new ArrayList<>(
                List.of("version = version + 1", "lease_owner = NULL", "lease_until = NULL", "updated_at = :now"));
        if (change.status() == JobStatus.FAILED) {
            // The old value: all columns of an UPDATE change at once.
            sets.add("failed_step = next_step");
        }
        change.columns().forEach((column, value) -> sets.add(assignment(column, value)));
        var statement = db.sql("UPDATE imputation_jobs SET %s WHERE id = :id AND version = :version RETURNING *"
                        .formatted(String.join(", ", sets)))
                .param("now", JobTime.of(clock.instant()))
                .param("id", claimed.id())
                .param("version", claimed.version());
        for (var column : change.columns().entrySet()) {
            statement = statement.param(column.getKey(), column.getValue(), type(column.getKey()));
        }
        var written = statement.query(JobRow::read).optional();
        written.ifPresent(job -> history.write(job, claimed, change.notes()));
        return written.map(this::preferCancellation);
    }

    // What was never intended cannot have arrived.
    private static String assignment(String column, @Nullable Object value) {
        if (column.equals("input_findings")) {
            return "input_findings = :input_findings::jsonb";
        }
        return column.equals("submit_intent_at") && value != null
                ? "submit_intent_at = CASE WHEN submit_intent_at IS NULL THEN NULL ELSE :submit_intent_at END"
                : column + " = :" + column;
    }

    private Job preferCancellation(Job job) {
        if (!job.cancelRequested() || job.status().isFinal() || job.nextStep() == JobStep.CANCEL) {
            return job;
        }
        return db.sql("""
                        UPDATE imputation_jobs SET next_step = 'CANCEL', next_run_at = :now, version = version + 1,
                          attention = :cancelling, attention_message = :why
                        WHERE id = :id RETURNING *""")
                .param("cancelling", Attention.CANCELLING.text())
                .param("why", Cancellations.STOPPING)
                .param("now", JobTime.of(clock.instant()))
                .param("id", job.id())
                .query(JobRow::read)
                .single();
    }

    private static void requireAllowed(Job job, @Nullable JobStatus next) {
        if (next != null && !job.status().canBecome(next)) {
            throw new IllegalStateException(
                    "A job that is %s cannot become %s".formatted(job.status().text(), next.text()));
        }
    }

    // The driver cannot tell the type of a null by itself.
    private static int type(String column) {
        return switch (column) {
            case "results_file_id" -> Types.OTHER;
            case "progress_percentage", "remote_queue_position", "attempts", "faults", "unchanged_polls" ->
                Types.INTEGER;
            case "next_run_at",
                    "queued_at",
                    "started_at",
                    "completed_at",
                    "remote_started_at",
                    "submitted_at",
                    "stop_asked_at",
                    "submit_intent_at" -> Types.TIMESTAMP_WITH_TIMEZONE;
            default -> Types.VARCHAR;
        };
    }
}
