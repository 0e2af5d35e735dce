package org.fip.job.store;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fip.common.event.JobEvent;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A job's history. Each row is also an event that is owed to the broker. */
public class StatusUpdates {
    private final JdbcClient db;
    private final Clock clock;

    public StatusUpdates(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** One line of the history. */
    public record StatusUpdate(
            long id,
            JobStatus status,
            @Nullable Attention attention,
            int progressPercentage,
            String message,
            String messageType,
            Instant createdAt) {}

    /** Oldest first; ownership is checked in the query. */
    public List<StatusUpdate> of(UUID jobId, long userId) {
        return db.sql("""
                        SELECT u.* FROM job_status_updates u JOIN imputation_jobs j ON j.id = u.job_id
                        WHERE u.job_id = :job AND j.user_id = :user ORDER BY u.id""")
                .param("job", jobId)
                .param("user", userId)
                .query((row, n) -> new StatusUpdate(
                        row.getLong("id"),
                        JobStatus.ofText(row.getString("status")),
                        JobRow.map(row.getString("attention"), Attention::ofText),
                        row.getInt("progress_percentage"),
                        row.getString("message"),
                        row.getString("message_type"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** Every message that the history already has. */
    public Set<String> messages(UUID jobId) {
        return new HashSet<>(db.sql("SELECT DISTINCT message FROM job_status_updates WHERE job_id = :job")
                .param("job", jobId)
                .query(String.class)
                .list());
    }

    /** Something to know about a job that changes nothing of it. */
    public void note(Job job, Note note) {
        insert(job, note, JobEvent.STATUS_CHANGED);
    }

    /** Writes the notes, or a line of its own when the job changed visibly and nobody said why. */
    void write(Job job, @Nullable Job before, List<Note> notes) {
        var lines = notes;
        if (lines.isEmpty() && (before == null || differs(job, before))) {
            lines = List.of(Note.info(sentence(job)));
        }
        for (var i = 0; i < lines.size(); i++) {
            var last = i == lines.size() - 1;
            insert(job, lines.get(i), last ? eventType(job, before) : JobEvent.STATUS_CHANGED);
        }
    }

    private void insert(Job job, Note note, String eventType) {
        db.sql("""
                        INSERT INTO job_status_updates
                          (event_type, job_id, status, attention, progress_percentage, message, message_type, created_at)
                        VALUES (:event, :job, :status, :attention, :progress, :message, :type, :now)""")
                .param("event", eventType)
                .param("job", job.id())
                .param("status", job.status().text())
                .param("attention", JobRow.map(job.attention(), Attention::text), java.sql.Types.VARCHAR)
                .param("progress", job.progressPercentage())
                .param("message", note.message())
                .param("type", note.kind().text())
                .param("now", JobTime.of(clock.instant()))
                .update();
    }

    private static boolean differs(Job job, Job before) {
        return job.status() != before.status()
                || job.attention() != before.attention()
                || job.progressPercentage() != before.progressPercentage()
                || !Objects.equals(job.remoteQueuePosition(), before.remoteQueuePosition());
    }

    private static String eventType(Job job, @Nullable Job before) {
        if (before != null && before.status() == job.status()) {
            return JobEvent.STATUS_CHANGED;
        }
        return switch (job.status()) {
            case COMPLETED -> JobEvent.COMPLETED;
            case FAILED -> JobEvent.FAILED;
            case CANCELLED -> JobEvent.CANCELLED;
            case PENDING, QUEUED, RUNNING -> JobEvent.STATUS_CHANGED;
        };
    }

    private static String sentence(Job job) {
        var attention = job.attentionMessage();
        if (attention != null) {
            return attention;
        }
        return switch (job.status()) {
            case PENDING -> "Uploading the input";
            case QUEUED ->
                job.remoteQueuePosition() == null
                        ? "Waiting to be processed"
                        : "Waiting in the external server's queue, position " + (job.remoteQueuePosition() + 1);
            case RUNNING -> "Running, " + job.progressPercentage() + " %";
            case COMPLETED -> "Completed";
            case FAILED -> "Failed";
            case CANCELLED -> "Cancelled";
        };
    }
}
