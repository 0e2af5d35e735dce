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
     * @param lastEndedAt when the last of the jobs that used it, or that it belongs to, ended; null when there is none
     */
    public record FileUse(
            UUID fileId, boolean needed, @Nullable Instant lastEndedAt) {}

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
                            UNION SELECT i.file_id, i.job_id FROM job_input_files i JOIN asked USING (file_id))
                        SELECT a.file_id, max(j.completed_at) AS last_ended_at,
                          count(j.id) FILTER (WHERE j.next_step IS NOT NULL
                            OR j.status NOT IN ('completed', 'failed', 'cancelled')) > 0 AS needed
                        FROM asked a LEFT JOIN used u ON u.file_id = a.file_id LEFT JOIN imputation_jobs j ON j.id = u.job_id
                        GROUP BY a.file_id""")
                .param("files", ids.toArray(UUID[]::new))
                .param("jobs", owners.toArray(UUID[]::new))
                .query(FileUses::read)
                .list();
    }

    private static FileUse read(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("last_ended_at", OffsetDateTime.class);
        return new FileUse(
                row.getObject("file_id", UUID.class),
                row.getBoolean("needed"),
                ended == null ? null : ended.toInstant());
    }
}
