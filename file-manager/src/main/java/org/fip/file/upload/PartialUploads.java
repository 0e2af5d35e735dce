package org.fip.file.upload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fip.file.FileSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The uploads' table; always asked with the owner, but for the clean-up. */
@Repository
class PartialUploads {
    private static final String SELECT = """
            SELECT u.*, u.completed_at IS NOT NULL AND NOT EXISTS (SELECT FROM files f WHERE f.id = u.id) AS file_gone
            FROM uploads u
            """;

    private final JdbcClient db;
    private final Clock clock;
    private final FileSettings settings;

    PartialUploads(JdbcClient db, Clock clock, FileSettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    PartialUpload create(long userId, long length, UploadMetadata metadata) {
        var id = UUID.randomUUID();
        var now = clock.instant();
        db.sql("""
                        INSERT INTO uploads (id, user_id, filename, metadata, length, created_at, updated_at, expires_at)
                        VALUES (:id, :user, :filename, :metadata, :length, :now, :now, :expires)""")
                .param("id", id)
                .param("user", userId)
                .param("filename", metadata.filename())
                .param("metadata", metadata.text())
                .param("length", length)
                .param("now", time(now))
                .param("expires", time(now.plus(settings.unfinishedUploadTtl())))
                .update();
        return find(id, userId).orElseThrow();
    }

    Optional<PartialUpload> find(UUID id, long userId) {
        return db.sql(SELECT + "WHERE u.id = :id AND u.user_id = :user")
                .param("id", id)
                .param("user", userId)
                .query(PartialUploads::read)
                .optional();
    }

    /** Those that are not whole yet, newest first. */
    List<PartialUpload> unfinished(long userId) {
        return db.sql(SELECT + "WHERE u.user_id = :user AND u.completed_at IS NULL AND u.expires_at > :now"
                        + " ORDER BY u.created_at DESC, u.id LIMIT 500")
                .param("user", userId)
                .param("now", time(clock.instant()))
                .query(PartialUploads::read)
                .list();
    }

    /** Makes the caller the only one who may add to the upload, if as much is safe as it says. */
    boolean claim(UUID id, long userId, long offset) {
        return db.sql("""
                        UPDATE uploads SET writer = writer + 1
                        WHERE id = :id AND user_id = :user AND received = :offset AND completed_at IS NULL
                          AND expires_at > :now""")
                        .param("id", id)
                        .param("user", userId)
                        .param("offset", offset)
                        .param("now", time(clock.instant()))
                        .update()
                == 1;
    }

    /** Counts bytes that are safe now; not if somebody else has claimed the upload, or it is gone. */
    boolean add(UUID id, long writer, long offset, long bytes) {
        var now = clock.instant();
        return db.sql("""
                        UPDATE uploads SET received = received + :bytes, updated_at = :now, expires_at = :expires
                        WHERE id = :id AND writer = :writer AND received = :offset AND completed_at IS NULL""")
                        .param("bytes", bytes)
                        .param("now", time(now))
                        .param("expires", time(now.plus(settings.unfinishedUploadTtl())))
                        .param("id", id)
                        .param("writer", writer)
                        .param("offset", offset)
                        .update()
                == 1;
    }

    /** Whether it was the caller who made it complete. */
    boolean complete(UUID id) {
        return db.sql(
                                "UPDATE uploads SET completed_at = :now WHERE id = :id AND received = length AND completed_at IS NULL")
                        .param("now", time(clock.instant()))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Waits for whoever is changing the upload, and has others wait until the transaction ends. */
    void hold(UUID id) {
        db.sql("SELECT id FROM uploads WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    boolean remove(UUID id) {
        return db.sql("DELETE FROM uploads WHERE id = :id").param("id", id).update() == 1;
    }

    /** Past their time; of those that are whole only the row is left. */
    List<PartialUpload> expired() {
        return db.sql(SELECT + "WHERE u.expires_at <= :now ORDER BY u.expires_at LIMIT 1000")
                .param("now", time(clock.instant()))
                .query(PartialUploads::read)
                .list();
    }

    /** All bytes are there, but the process that took the last of them did not get to make them a file. */
    List<PartialUpload> leftWhole(Instant before) {
        return db.sql(SELECT
                        + "WHERE u.completed_at IS NULL AND u.received = u.length AND u.updated_at < :before LIMIT 100")
                .param("before", time(before))
                .query(PartialUploads::read)
                .list();
    }

    private static PartialUpload read(ResultSet row, int number) throws SQLException {
        return new PartialUpload(
                row.getObject("id", UUID.class),
                row.getLong("user_id"),
                row.getString("filename"),
                row.getString("metadata"),
                row.getLong("length"),
                row.getLong("received"),
                row.getLong("writer"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                instant(row.getTimestamp("completed_at")),
                row.getBoolean("file_gone"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
