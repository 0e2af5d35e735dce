package org.fip.job.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deleting jobs. The job and its history are gone at once; that its files have to go, and that the audit log has to hear of it,
 * stays written down until it is done.
 */
public class Deletions {
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final int BATCH = 20;

    private final JdbcClient db;
    private final Clock clock;

    public Deletions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A deleted job of which something is still to be done. */
    public record Owed(UUID jobId, long userId, Instant deletedAt, boolean filesRemoved, boolean audited) {}

    /**
     * Deletes the job if it {@linkplain Job#hasEnded() has ended}.
     *
     * @return the job as it was; empty when the user has none of this id
     */
    @Transactional
    public Optional<Job> delete(UUID id, long userId) {
        var found = db.sql("SELECT * FROM imputation_jobs WHERE id = :id AND user_id = :user FOR UPDATE")
                .param("id", id)
                .param("user", userId)
                .query(JobRow::read)
                .optional();
        found.filter(Job::hasEnded).ifPresent(this::delete);
        return found;
    }

    private void delete(Job job) {
        db.sql("""
                        INSERT INTO deleted_jobs (id, user_id, service_id, reference_panel_id, build, phasing, population, mode,
                          r2_filter, accepted_terms, status, error_code, created_at, completed_at, deleted_at, input_file_ids)
                        SELECT id, user_id, service_id, reference_panel_id, build, phasing, population, mode,
                          r2_filter, accepted_terms, status, error_code, created_at, completed_at, :now,
                          ARRAY(SELECT file_id FROM job_input_files WHERE job_id = j.id)
                        FROM imputation_jobs j WHERE id = :id""")
                .param("now", JobTime.of(clock.instant()))
                .param("id", job.id())
                .update();
        db.sql("DELETE FROM imputation_jobs WHERE id = :id")
                .param("id", job.id())
                .update();
    }

    /** Some of which something is to be done; nobody else gets them for a while. */
    @Transactional
    public List<Owed> claim() {
        return db.sql("""
                        UPDATE deleted_jobs SET claimed_until = :until WHERE id IN (
                          SELECT id FROM deleted_jobs
                          WHERE (files_removed_at IS NULL OR audited_at IS NULL) AND coalesce(claimed_until < :now, true)
                          ORDER BY deleted_at LIMIT :batch FOR UPDATE SKIP LOCKED)
                        RETURNING *""")
                .param("until", JobTime.of(clock.instant().plus(CLAIM)))
                .param("now", JobTime.of(clock.instant()))
                .param("batch", BATCH)
                .query(Deletions::owed)
                .list();
    }

    /** Inputs of a deleted job that others use as well, each with the newest of those. */
    public Map<UUID, UUID> sharedInputs(UUID jobId) {
        return db
                .sql("""
                        SELECT DISTINCT ON (f.file_id) f.file_id, f.job_id
                        FROM deleted_jobs d JOIN job_input_files f ON f.file_id = ANY (d.input_file_ids)
                          JOIN imputation_jobs j ON j.id = f.job_id
                        WHERE d.id = :id ORDER BY f.file_id, j.created_at DESC""")
                .param("id", jobId)
                .query((row, n) -> Map.entry(row.getObject("file_id", UUID.class), row.getObject("job_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Inputs of a deleted job, shared or not. */
    public List<UUID> inputs(UUID jobId) {
        return db.sql("SELECT unnest(input_file_ids) FROM deleted_jobs WHERE id = :id")
                .param("id", jobId)
                .query(UUID.class)
                .list();
    }

    public void filesRemoved(UUID jobId) {
        done("files_removed_at", jobId);
    }

    public void audited(UUID jobId) {
        done("audited_at", jobId);
    }

    private void done(String column, UUID jobId) {
        db.sql("UPDATE deleted_jobs SET " + column + " = :now, claimed_until = NULL WHERE id = :id")
                .param("now", JobTime.of(clock.instant()))
                .param("id", jobId)
                .update();
    }

    private static Owed owed(ResultSet row, int number) throws SQLException {
        return new Owed(
                row.getObject("id", UUID.class),
                row.getLong("user_id"),
                row.getTimestamp("deleted_at").toInstant(),
                row.getTimestamp("files_removed_at") != null,
                row.getTimestamp("audited_at") != null);
    }
}
