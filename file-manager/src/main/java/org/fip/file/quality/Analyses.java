package org.fip.file.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fip.file.catalogue.ResultType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Which results are still to be read, and what was found in those that were. */
@Repository
class Analyses {
    /** A reader that died holds a file up for as long. */
    private static final Duration CLAIM = Duration.ofMinutes(3);

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    Analyses(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** @param indexed whether the server sent an index of it */
    record Waiting(
            UUID fileId,
            long userId,
            @Nullable UUID jobId,
            String filename,
            ResultType type,
            String sha256,
            boolean indexed) {}

    /** @param summary null while it has not been read */
    record Summarised(
            String filename, ResultType type, @Nullable FileSummary summary) {}

    /** The result that has waited longest; nobody else gets it while this one renews its claim. */
    Optional<Waiting> claim() {
        return db.sql("""
                        UPDATE files f SET analysis_claimed_until = :until
                        WHERE f.id = (
                          SELECT id FROM files
                          WHERE file_type = 'output' AND analysed_at IS NULL
                            AND coalesce(analysis_claimed_until < :now, true)
                          ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING f.*, EXISTS (
                          SELECT 1 FROM files i
                          WHERE i.user_id = f.user_id AND i.job_id = f.job_id AND i.derived_from IS NULL
                            AND i.filename IN (f.filename || '.tbi', f.filename || '.csi')) AS indexed""")
                .param("until", now().plus(CLAIM))
                .param("now", now())
                .query(Analyses::waiting)
                .optional();
    }

    void renew(UUID fileId) {
        db.sql("UPDATE files SET analysis_claimed_until = :until WHERE id = :id")
                .param("until", now().plus(CLAIM))
                .param("id", fileId)
                .update();
    }

    /** Nothing is kept of a file that has gone meanwhile. */
    @Transactional
    void done(Waiting file, FileSummary summary) {
        var there = db.sql("UPDATE files SET analysed_at = :now, analysis_claimed_until = NULL WHERE id = :id")
                .param("now", now())
                .param("id", file.fileId())
                .update();
        if (there > 0 && !summary.equals(FileSummary.NOTHING)) {
            db.sql("""
                            INSERT INTO result_summaries (file_id, sha256, summary) VALUES (:id, :sha256, :summary::jsonb)
                            ON CONFLICT (file_id) DO UPDATE SET sha256 = excluded.sha256, summary = excluded.summary""")
                    .param("id", file.fileId())
                    .param("sha256", file.sha256())
                    .param("summary", json.writeValueAsString(summary))
                    .update();
        }
    }

    /** Notes that one file was made of another; it goes with it. */
    void derived(UUID fileId, UUID from) {
        db.sql("UPDATE files SET derived_from = :from, analysed_at = :now WHERE id = :id")
                .param("from", from)
                .param("now", now())
                .param("id", fileId)
                .update();
    }

    List<Summarised> ofJob(long userId, UUID jobId) {
        return db.sql("""
                        SELECT f.filename, f.analysed_at, s.summary
                        FROM files f LEFT JOIN result_summaries s ON s.file_id = f.id AND s.sha256 = f.sha256
                        WHERE f.user_id = :user AND f.job_id = :job AND f.file_type = 'output' ORDER BY f.filename""")
                .param("user", userId)
                .param("job", jobId)
                .query((row, n) -> new Summarised(row.getString("filename"), type(row), summary(row)))
                .list();
    }

    private @Nullable FileSummary summary(ResultSet row) throws SQLException {
        var text = row.getString("summary");
        if (text != null) {
            return json.readValue(text, FileSummary.class);
        }
        return row.getTimestamp("analysed_at") == null ? null : FileSummary.NOTHING;
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                row.getObject("id", UUID.class),
                row.getLong("user_id"),
                row.getObject("job_id", UUID.class),
                row.getString("filename"),
                ResultType.of(row.getString("filename")),
                row.getString("sha256"),
                row.getBoolean("indexed"));
    }

    private static ResultType type(ResultSet row) throws SQLException {
        return ResultType.of(row.getString("filename"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
