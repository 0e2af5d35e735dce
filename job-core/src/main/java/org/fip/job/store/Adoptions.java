package org.fip.job.store;

import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Bringing in jobs that their owners started on an external server themselves. */
public class Adoptions {
    private final JdbcClient db;
    private final Clock clock;
    private final StatusUpdates history;

    public Adoptions(JdbcClient db, Clock clock, StatusUpdates history) {
        this.db = db;
        this.clock = clock;
        this.history = history;
    }

    /** The job that follows the external one; {@code isNew} is false when the user already had it here. */
    public record Adopted(Job job, boolean isNew) {}

    /**
     * Follows an external job from now on. Whether it is the user's is for the external server to say: it is asked with their
     * own token.
     *
     * @param id of the new job here, should there be one
     * @param sealedArchivePassword what opens its results, sealed for {@code id}; null where they are not encrypted
     */
    @Transactional
    public Adopted adopt(
            UUID id,
            long userId,
            long serviceId,
            String externalJobId,
            String name,
            byte @Nullable [] sealedArchivePassword) {
        var known = db.sql("""
                        SELECT * FROM imputation_jobs
                        WHERE user_id = :user AND service_id = :service AND external_job_id = :external
                        ORDER BY created_at DESC LIMIT 1""")
                .param("user", userId)
                .param("service", serviceId)
                .param("external", externalJobId)
                .query(JobRow::read)
                .optional();
        return known.map(job -> new Adopted(job, false))
                .orElseGet(() -> insert(id, userId, serviceId, externalJobId, name, sealedArchivePassword));
    }

    private Adopted insert(
            UUID id,
            long userId,
            long serviceId,
            String externalJobId,
            String name,
            byte @Nullable [] sealedArchivePassword) {
        // Of two requests at once the later one gets the row of the first.
        var job = db.sql("""
                        INSERT INTO imputation_jobs
                          (id, user_id, name, service_id, phasing, mode, status, adopted, external_job_id,
                           archive_password, queued_at, progress_percentage, next_step, next_run_at,
                           created_at, updated_at)
                        VALUES (:id, :user, :name, :service, NULL, NULL, 'queued', true, :external, :password, :now,
                                10, 'POLL', :now, :now, :now)
                        ON CONFLICT (user_id, service_id, external_job_id) WHERE adopted
                          DO UPDATE SET updated_at = imputation_jobs.updated_at
                        RETURNING *""")
                .param("id", id)
                .param("user", userId)
                .param("name", name)
                .param("service", serviceId)
                .param("external", externalJobId)
                .param("password", sealedArchivePassword, Types.BINARY)
                .param("now", JobTime.of(clock.instant()))
                .query(JobRow::read)
                .single();
        var isNew = job.id().equals(id);
        if (isNew) {
            history.write(job, null, List.of(Note.info("Taken over as " + externalJobId + ", started elsewhere")));
        }
        return new Adopted(job, isNew);
    }
}
