package org.fip.job.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fip.job.queue.DueStep;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Which steps wait for whom: makes them due when what they wait for is there, and finds those that nobody was told of. */
public class DueSteps {
    private final JdbcClient db;
    private final Clock clock;

    public DueSteps(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
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
                        RETURNING *""".formatted(JobSteps.FREE))
                .param("now", JobTime.of(clock.instant()))
                .param("user", ended.userId())
                .param("service", ended.serviceId())
                .param("waiting", Attention.WAITING_FOR_SLOT.text())
                .query(JobRow::read)
                .optional()
                .map(Job::due);
    }

    /**
     * Whether a slot may have come free while a job's submission was being refused for want of one: it was that job's turn,
     * but it could not be told.
     */
    public boolean slotFreedSince(Job refused, Instant begun) {
        return db.sql("""
                        SELECT EXISTS (SELECT 1 FROM imputation_jobs
                          WHERE user_id = :user AND service_id = :service AND id <> :id AND updated_at >= :begun
                            AND (status IN ('completed', 'failed', 'cancelled') OR next_step = 'HARVEST'))""")
                .param("user", refused.userId())
                .param("service", refused.serviceId())
                .param("id", refused.id())
                .param("begun", JobTime.of(begun))
                .query(Boolean.class)
                .single();
    }

    /** A user's new token may be good for what the old one was rejected for. */
    @Transactional
    public List<DueStep> resumeRejected(long userId, long serviceId) {
        return db
                .sql("""
                        UPDATE imputation_jobs SET next_run_at = :now, version = version + 1
                        WHERE user_id = :user AND service_id = :service AND attention = :rejected
                          AND next_step IS NOT NULL AND %s
                        RETURNING *""".formatted(JobSteps.FREE))
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

    /**
     * Steps whose hint was lost or never sent: overdue, nobody's, and not hinted at lately. Those that were longest not hinted
     * at come first, so that many that only wait for their turn do not keep a lost one from being found.
     */
    @Transactional
    public List<DueStep> overdue(Duration overdueFor, int limit) {
        var now = clock.instant();
        var found = db.sql("""
                        SELECT id, next_step, user_id, service_id FROM imputation_jobs
                        WHERE next_step IS NOT NULL AND next_run_at < :before AND %1$s
                          AND (hinted_at IS NULL OR hinted_at < :before OR hinted_at > %2$s)
                        ORDER BY CASE WHEN hinted_at > %2$s THEN NULL ELSE hinted_at END NULLS FIRST, next_run_at
                        LIMIT :limit FOR UPDATE SKIP LOCKED""".formatted(JobSteps.FREE, JobSteps.FAR_AHEAD))
                .param("before", JobTime.of(now.minus(overdueFor)))
                .param("now", JobTime.of(now))
                .param("limit", limit)
                .query((row, n) -> new DueStep(
                        row.getObject("id", UUID.class),
                        JobStep.valueOf(row.getString("next_step")),
                        row.getLong("user_id"),
                        row.getLong("service_id")))
                .list();
        if (!found.isEmpty()) {
            db.sql("UPDATE imputation_jobs SET hinted_at = :now WHERE id IN (:ids)")
                    .param("now", JobTime.of(now))
                    .param("ids", found.stream().map(DueStep::jobId).collect(Collectors.toSet()))
                    .update();
        }
        return found;
    }

    /** When a step will be due whose hint came too early, as between processes whose clocks differ; empty if never. */
    public Optional<Instant> dueLater(DueStep early) {
        return db.sql("""
                        SELECT next_run_at FROM imputation_jobs
                        WHERE id = :id AND next_step = :step AND next_run_at > :now AND %s""".formatted(JobSteps.FREE))
                .param("id", early.jobId())
                .param("step", early.step().name())
                .param("now", JobTime.of(clock.instant()))
                .query((row, n) -> Objects.requireNonNull(JobRow.instant(row, "next_run_at")))
                .optional();
    }

    /** Makes due what was put off by a clock that has gone back since; returns how many steps. */
    @Transactional
    public int dueAgainAfterClockWentBack() {
        return db.sql("""
                        UPDATE imputation_jobs SET next_run_at = :now, updated_at = :now, version = version + 1
                        WHERE next_step IS NOT NULL AND updated_at > %s AND %s""".formatted(JobSteps.FAR_AHEAD, JobSteps.FREE))
                .param("now", JobTime.of(clock.instant()))
                .update();
    }
}
