package org.fip.file.usage;

import org.fip.file.FileSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts what a user stores. Results are counted but never refused: an external server gives them only once. */
@Service
public class Quota {
    private final JdbcClient db;
    private final long quota;

    Quota(JdbcClient db, FileSettings settings) {
        this.db = db;
        this.quota = settings.quota().toBytes();
    }

    public Usage of(long userId) {
        return db.sql("""
                        SELECT f.files, f.bytes, u.bytes AS unfinished
                        FROM (SELECT count(*) AS files, coalesce(sum(file_size), 0) AS bytes
                              FROM files WHERE user_id = :user) f,
                             (SELECT coalesce(sum(length), 0) AS bytes
                              FROM uploads WHERE user_id = :user AND completed_at IS NULL) u""")
                .param("user", userId)
                .query((row, n) -> new Usage(
                        row.getLong("bytes") + row.getLong("unfinished"),
                        quota,
                        row.getLong("files"),
                        row.getLong("unfinished")))
                .single();
    }

    /** Refuses what does not fit. Until the transaction ends, nobody else adds to what this user stores. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void require(long userId, long bytes) {
        db.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('quota ' || :user, 0))")
                .param("user", userId)
                .query(Integer.class)
                .single();
        var usage = of(userId);
        if (bytes > usage.left()) {
            throw new QuotaExceeded(usage).asException();
        }
    }
}
