package org.fip.job.store;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fip.job.state.Attention;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Stopping jobs: at once where nothing outside can exist yet, else by a step that stops it outside first. */
public class Cancellations {
    static final String STOPPING = "Cancellation requested; stopping it on the external server";

    private final JdbcClient db;
    private final Clock clock;
    private final StatusUpdates history;

    public Cancellations(JdbcClient db, Clock clock, StatusUpdates history) {
        this.db = db;
        this.clock = clock;
        this.history = history;
    }

    /**
     * Idempotent; a job that has ended stays as it is.
     *
     * @return the row afterwards; empty when the user has no such job
     */
    @Transactional
    public Optional<Job> cancel(UUID id, long userId) {
        var found = db.sql("SELECT * FROM imputation_jobs WHERE id = :id AND user_id = :user FOR UPDATE")
                .param("id", id)
                .param("user", userId)
                .query(JobRow::read)
                .optional();
        return found.map(job -> {
            if (job.status().isFinal() || job.cancelRequested()) {
                return job;
            }
            var mayBeOutside = job.submitIntentAt() != null || job.externalJobId() != null;
            return mayBeOutside || leasedNow(id) ? request(job) : cancelNow(job);
        });
    }

    private boolean leasedNow(UUID id) {
        return db.sql("SELECT count(*) FROM imputation_jobs WHERE id = :id AND lease_until > :now")
                        .param("id", id)
                        .param("now", JobTime.of(clock.instant()))
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Job cancelNow(Job job) {
        var cancelled = db.sql("""
                        UPDATE imputation_jobs SET status = 'cancelled', cancel_requested = true, next_step = NULL,
                          next_run_at = NULL, attention = NULL, attention_message = NULL, completed_at = :now,
                          updated_at = :now, version = version + 1
                        WHERE id = :id RETURNING *""")
                .param("now", JobTime.of(clock.instant()))
                .param("id", job.id())
                .query(JobRow::read)
                .single();
        history.write(cancelled, job, List.of(Note.info("Cancelled before anything was sent to the external server")));
        return cancelled;
    }

    // A worker that is in the middle of a step keeps its claim; its outcome then gives way to the cancellation.
    private Job request(Job job) {
        var requested = db.sql("""
                        UPDATE imputation_jobs SET cancel_requested = true, updated_at = :now,
                          attention = :attention, attention_message = :why,
                          next_step = CASE WHEN lease_until > :now THEN next_step ELSE 'CANCEL' END,
                          next_run_at = CASE WHEN lease_until > :now THEN next_run_at ELSE :now END
                        WHERE id = :id RETURNING *""")
                .param("attention", Attention.CANCELLING.text())
                .param("why", STOPPING)
                .param("now", JobTime.of(clock.instant()))
                .param("id", job.id())
                .query(JobRow::read)
                .single();
        history.write(requested, job, List.of(Note.info(STOPPING)));
        return requested;
    }
}
