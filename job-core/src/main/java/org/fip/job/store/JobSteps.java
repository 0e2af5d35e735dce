package org.fip.job.store;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private static final String FAR_AHEAD = ":now + interval '10 minutes'";

    private static final String FREE = "(lease_until IS NULL OR lease_until < :now OR lease_until > " + FAR_AHEAD + ")";

    private final JdbcClient db;
    private final Clock clock;
    private final StatusUpdates history;

    public JobSteps(JdbcClient db, Clock clock, StatusUpdates history) {
        this.db = db;
        this.clock = clock;
        this.history = history;
    }

    /** Takes the step if the row says that it is due and nobody else has it; the returned row carries the claim. */
    @Transactional
    public Optional<Job> claim(DueStep due, String worker) {
        var now = clock.instant();
        return db.sql("""
                        UPDATE imputation_jobs
                        SET lease_owner = :worker, lease_until = :until, version = version + 1
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
                        RETURNING cancel_requested AND next_step <> 'CANCEL'""")
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
     * whatever would have been next.
     *
     * @return the row as it is now; empty when the claim was lost, and then nothing was written
     */
    @Transactional
    public Optional<Job> finish(Job claimed, JobChange change) {
        requireAllowed(claimed, change.status());
        var sets = new ArrayList<>(
                List.of("version = version + 1", "lease_owner = NULL", "lease_until = NULL", "updated_at = :now"));
        if (change.status() == JobStatus.FAILED) {
            // The old value: all columns of an UPDATE change at once.
            sets.add("failed_step = next_step");
        }
        sets.addAll(change.columns().keySet().stream().map(c -> c + " = :" + c).toList());
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

    /**
     * When an external job has ended, its owner has a free slot on that server: the job of theirs that has waited longest for
     * one is due now.
     */
    @Transactional
    public Optional<DueStep> passSlotOn(Job ended) {
        return db.sql("""
                        UPDATE imputation_jobs SET next_run_at = :now, version = version + 1
                        WHERE id = (
                          SELECT id FROM imputation_jobs
                          WHERE user_id = :user AND service_id = :service AND attention = :waiting
                            AND next_step = 'SUBMIT' AND %s
                          ORDER BY queued_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING *""".formatted(FREE))
                .param("now", JobTime.of(clock.instant()))
                .param("user", ended.userId())
                .param("service", ended.serviceId())
                .param("waiting", Attention.WAITING_FOR_SLOT.text())
                .query(JobRow::read)
                .optional()
                .map(Job::due);
    }

    /** A user's new token may be good for what the old one was rejected for. */
    @Transactional
    public List<DueStep> resumeRejected(long userId, long serviceId) {
        return db
                .sql("""
                        UPDATE imputation_jobs SET next_run_at = :now, version = version + 1
                        WHERE user_id = :user AND service_id = :service AND attention = :rejected
                          AND next_step IS NOT NULL AND %s
                        RETURNING *""".formatted(FREE))
                .param("now", JobTime.of(clock.instant()))
                .param("user", userId)
                .param("service", serviceId)
                .param("rejected", Attention.CREDENTIALS_REJECTED.text())
                .query(JobRow::read)
                .list()
                .stream()
                .map(Job::due)
                .toList();
    }

    /** Steps whose hint was lost or never sent: overdue, nobody's, and not hinted at lately. */
    @Transactional
    public List<DueStep> overdue(Duration overdueFor, int limit) {
        var now = clock.instant();
        var found = db
                .sql("""
                        SELECT * FROM imputation_jobs
                        WHERE next_step IS NOT NULL AND next_run_at < :before AND %s
                          AND (hinted_at IS NULL OR hinted_at < :before OR hinted_at > %s)
                        ORDER BY next_run_at LIMIT :limit FOR UPDATE SKIP LOCKED""".formatted(FREE, FAR_AHEAD))
                .param("before", JobTime.of(now.minus(overdueFor)))
                .param("now", JobTime.of(now))
                .param("limit", limit)
                .query(JobRow::read)
                .list()
                .stream()
                .map(Job::due)
                .toList();
        if (!found.isEmpty()) {
            db.sql("UPDATE imputation_jobs SET hinted_at = :now WHERE id IN (:ids)")
                    .param("now", JobTime.of(now))
                    .param("ids", found.stream().map(DueStep::jobId).collect(Collectors.toSet()))
                    .update();
        }
        return found;
    }

    /** Makes due what was put off by a clock that has gone back since; returns how many steps. */
    @Transactional
    public int dueAgainAfterClockWentBack() {
        return db.sql("""
                        UPDATE imputation_jobs SET next_run_at = :now, updated_at = :now, version = version + 1
                        WHERE next_step IS NOT NULL AND updated_at > %s AND %s""".formatted(FAR_AHEAD, FREE))
                .param("now", JobTime.of(clock.instant()))
                .update();
    }

    private Job preferCancellation(Job job) {
        if (!job.cancelRequested() || job.status().isFinal() || job.nextStep() == JobStep.CANCEL) {
            return job;
        }
        return db.sql("""
                        UPDATE imputation_jobs SET next_step = 'CANCEL', next_run_at = :now, version = version + 1
                        WHERE id = :id RETURNING *""")
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
