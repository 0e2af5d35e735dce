package org.fip.job.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which files jobs need, whoever owns them. */
public class FileUses {
    private final JdbcClient db;

    public FileUses(JdbcClient db) {
        this.db = db;
    }

    /** @param jobId whose file it is; null for none's */
    public record FileOfJob(UUID fileId, @Nullable UUID jobId) {}

    /**
     * What jobs say to a file.
     *
     * @param needed by a job that has not ended, as an input or as the job that it belongs to
     * @param neededBy the oldest of the jobs that need it; null where none does
     * @param lastEndedAt when the last of the jobs that used it, or that it belongs to, ended; null when there is none
     */
    public record FileUse(
            UUID fileId,
            boolean needed,
            @Nullable NeedingJob neededBy,
            @Nullable Instant lastEndedAt) {}

    /** A job that has not ended, and whose it is. */
    public record NeedingJob(UUID id, long userId, String name) {}

    /** One answer for each file, in any order. */
    public List<FileUse> of(List<FileOfJob> files) {
        var ids = new ArrayList<UUID>();
        var owners = new ArrayList<UUID>();
        for (var file : files) {
            ids.add(file.fileId());
            owners.add(file.jobId());
        }
        return db.sql("""
                        WITH asked AS (SELECT * FROM unnest(:files::uuid[], :jobs::uuid[]) AS f (file_id, job_id)),
                          used AS (
                            SELECT file_id, job_id FROM asked WHERE job_id IS NOT NULL
                            UNION SELECT i.file_id, i.job_id FROM job_input_files i JOIN asked USING (file_id)),
                          using_jobs AS (
                            SELECT u.file_id, j.id, j.user_id, j.name, j.created_at, j.completed_at,
                              j.next_step IS NOT NULL OR j.status NOT IN ('completed', 'failed', 'cancelled') AS needs
                            FROM used u JOIN imputation_jobs j ON j.id = u.job_id)
                        SELECT a.file_id, needing.id, needing.user_id, needing.name,
                          (SELECT max(completed_at) FROM using_jobs u WHERE u.file_id = a.file_id) AS last_ended_at
                        FROM (SELECT DISTINCT file_id FROM asked) a
                        LEFT JOIN LATERAL (
                          SELECT id, user_id, name FROM using_jobs u WHERE u.file_id = a.file_id AND needs
                          ORDER BY created_at, id LIMIT 1) needing ON true""")
                .param("files", ids.toArray(UUID[]::new))
                .param("jobs", owners.toArray(UUID[]::new))
                .query(FileUses::read)
                .list();
    }

    private static FileUse read(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("last_ended_at", OffsetDateTime.class);
        var needing = row.getObject("id", UUID.class);
        return new FileUse(
                row.getObject("file_id", UUID.class),
                needing != null,
                needing == null ? null : new NeedingJob(needing, row.getLong("user_id"), row.getString("name")),
                ended == null ? null : ended.toInstant());
    }
}
