package org.fip.processor.provenance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fip.job.store.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The evidence that is kept; one record a job, about its latest end. */
@Component
class EvidenceRecords {
    /** Enough for a pass of every few seconds. */
    private static final int BATCH = 20;

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient db;

    EvidenceRecords(JdbcClient db) {
        this.db = db;
    }

    /** A job that ended and of which nothing is kept yet. */
    record Missing(UUID jobId, long userId) {}

    /** The oldest of those that ended after {@code since}, without those that are put off until after {@code now}. */
    List<Missing> missing(Instant since, Instant now) {
        return db.sql("""
                        SELECT j.id, j.user_id FROM imputation_jobs j
                        WHERE j.completed_at > :since AND j.next_step IS NULL
                          AND j.status IN ('completed', 'failed', 'cancelled')
                          AND NOT EXISTS (SELECT FROM job_evidence e
                                          WHERE e.job_id = j.id AND e.completed_at = j.completed_at)
                          AND NOT EXISTS (SELECT FROM evidence_retries r
                                          WHERE r.job_id = j.id AND r.next_try_at > :now)
                        ORDER BY j.completed_at LIMIT :batch""")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("batch", BATCH)
                .query((row, n) -> new Missing(row.getObject("id", UUID.class), row.getLong("user_id")))
                .list();
    }

    /** What was kept when the job ended as it has now. */
    Optional<Evidence> of(Job ended) {
        return db.sql("SELECT evidence FROM job_evidence WHERE job_id = :job AND completed_at = :completed")
                .param("job", ended.id())
                .param("completed", completed(ended))
                .query(String.class)
                .optional()
                .map(json -> JSON.readValue(json, Evidence.class));
    }

    /** Keeps it, unless the job is gone or somebody else has done so for this end. */
    void keep(Job ended, Evidence evidence) {
        db.sql("""
                        INSERT INTO job_evidence (job_id, completed_at, evidence)
                        SELECT id, completed_at, :evidence::jsonb FROM imputation_jobs
                        WHERE id = :job AND completed_at = :completed
                        ON CONFLICT (job_id) DO UPDATE
                          SET completed_at = excluded.completed_at, evidence = excluded.evidence
                          WHERE job_evidence.completed_at <> excluded.completed_at""")
                .param("job", ended.id())
                .param("completed", completed(ended))
                .param("evidence", JSON.writeValueAsString(evidence))
                .update();
    }

    /** Has a job whose evidence could not be taken wait: 10 s at first, then twice as long each time, at most an hour. */
    void putOff(UUID jobId, Instant now) {
        db.sql("""
                        INSERT INTO evidence_retries AS r (job_id, pause, next_try_at)
                        SELECT id, interval '10 seconds', :now + interval '10 seconds'
                        FROM imputation_jobs WHERE id = :job
                        ON CONFLICT (job_id) DO UPDATE
                          SET pause = least(2 * r.pause, interval '1 hour'),
                              next_try_at = :now + least(2 * r.pause, interval '1 hour')""")
                .param("job", jobId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The next time that it cannot be taken begins with the shortest pause. */
    void succeeded(UUID jobId) {
        db.sql("DELETE FROM evidence_retries WHERE job_id = :job")
                .param("job", jobId)
                .update();
    }

    private static OffsetDateTime completed(Job ended) {
        var at = ended.completedAt();
        if (at == null) {
            throw new IllegalArgumentException("The job %s has not ended".formatted(ended.id()));
        }
        return at.atOffset(ZoneOffset.UTC);
    }
}
