package org.fip.file.download;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.fip.common.event.AuditEvent;
import org.fip.file.storage.Digests;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who fetched what from where. Written down before the first byte goes out; all requests of one link from one address are one
 * entry, so that a reader that asks for a thousand ranges does not fill the log.
 */
@Repository
class DownloadLog {
    private static final int BATCH = 100;
    /** After that long without a request, what came after the first one is told too. */
    private static final Duration QUIET = Duration.ofMinutes(1);
    /** Longer than any link is good, so that no entry is begun twice. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient db;
    private final Clock clock;

    DownloadLog(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What the audit log should know, and how many requests that covers. */
    record Owed(UUID id, int requests, AuditEvent event) {}

    void write(Grant grant, String token, String address, Download content, Asked.Parts asked) {
        var parts = asked.parts();
        request(grant, token, address, """
                        INSERT INTO downloads AS d (id, link, address, user_id, audience, subject, subject_id, filename, size,
                          first_byte, last_byte, bytes_asked, gapless, begun_at, last_at)
                        VALUES (:id, :link, :address, :user, :audience, :subject, :subjectId, :filename, :size,
                          :first, :last, :asked, :gapless, :now, :now)
                        ON CONFLICT (link, address) DO UPDATE SET
                          requests = d.requests + 1, last_at = excluded.last_at, size = excluded.size,
                          first_byte = least(d.first_byte, excluded.first_byte),
                          last_byte = greatest(d.last_byte, excluded.last_byte),
                          bytes_asked = d.bytes_asked + excluded.bytes_asked,
                          gapless =
                            (d.gapless AND excluded.gapless
                              AND excluded.first_byte <= d.last_byte + 1 AND excluded.last_byte >= d.first_byte - 1)
                            OR (d.gapless AND d.first_byte <= excluded.first_byte AND d.last_byte >= excluded.last_byte)
                            OR (excluded.gapless
                              AND excluded.first_byte <= d.first_byte AND excluded.last_byte >= d.last_byte)""")
                .param("filename", content.getFilename())
                .param("size", content.contentLength())
                .param(
                        "first",
                        parts.stream().mapToLong(Asked.Part::first).min().orElseThrow())
                .param("last", parts.stream().mapToLong(Asked.Part::last).max().orElseThrow())
                .param("asked", parts.stream().mapToLong(Asked.Part::size).sum())
                .param("gapless", asked.gapless())
                .update();
    }

    /** The same for an export, of which only the filter is known beforehand. */
    void writeExport(Grant grant, String token, String address, String filename, String filter) {
        request(grant, token, address, """
                        INSERT INTO downloads AS d (id, link, address, user_id, audience, subject, subject_id, filename, filter,
                          begun_at, last_at)
                        VALUES (:id, :link, :address, :user, :audience, :subject, :subjectId, :filename, :filter, :now, :now)
                        ON CONFLICT (link, address) DO UPDATE SET requests = d.requests + 1, last_at = excluded.last_at""")
                .param("filename", filename)
                .param("filter", filter)
                .update();
    }

    private JdbcClient.StatementSpec request(Grant grant, String token, String address, String sql) {
        return db.sql(sql)
                .param("id", UUID.randomUUID())
                .param("link", sha256(token))
                .param("address", address)
                .param("user", grant.userId())
                .param("audience", text(grant.audience()))
                .param("subject", text(grant.subject()))
                .param("subjectId", grant.id())
                .param("now", now());
    }

    /** New entries at once, later requests of old ones when it has become quiet. */
    List<Owed> owed() {
        return db.sql("""
                        SELECT * FROM downloads WHERE told < requests AND (told = 0 OR last_at < :quiet)
                        ORDER BY last_at LIMIT :batch""")
                .param("quiet", now().minus(QUIET))
                .param("batch", BATCH)
                .query(DownloadLog::read)
                .list();
    }

    void told(Owed owed) {
        db.sql("UPDATE downloads SET told = greatest(told, :requests) WHERE id = :id")
                .param("requests", owed.requests())
                .param("id", owed.id())
                .update();
    }

    void forgetOld() {
        db.sql("DELETE FROM downloads WHERE told = requests AND last_at < :before")
                .param("before", now().minus(KEPT))
                .update();
    }

    private static Owed read(ResultSet row, int number) throws SQLException {
        var isFile = row.getString("subject").equals(text(Grant.Subject.FILE));
        var bySite = row.getString("audience").equals(text(Grant.Audience.SITE));
        var requests = row.getInt("requests");
        var event = new AuditEvent(
                row.getObject("id", UUID.class),
                AuditEvent.RECORDED,
                instant(row, "begun_at"),
                row.getLong("user_id"),
                bySite ? "external site" : "holder of the link",
                "download",
                isFile ? "file" : "job",
                "%s (%s %s), %s, from %s%s"
                        .formatted(
                                row.getString("filename"),
                                isFile ? "file" : row.getString("filter") == null ? "results of job" : "export of job",
                                row.getObject("subject_id", UUID.class),
                                part(row),
                                row.getString("address"),
                                requests == 1
                                        ? ""
                                        : " in %d requests until %s".formatted(requests, instant(row, "last_at"))));
        return new Owed(event.eventId(), requests, event);
    }

    private static String part(ResultSet row) throws SQLException {
        var filter = row.getString("filter");
        if (filter != null) {
            return filter;
        }
        var first = row.getLong("first_byte");
        var last = row.getLong("last_byte");
        var size = row.getLong("size");
        if (!row.getBoolean("gapless")) {
            return "%d bytes, not all that are between %d and %d of %d"
                    .formatted(row.getLong("bytes_asked"), first, last, size);
        }
        return first == 0 && last == size - 1
                ? "all %d bytes".formatted(size)
                : "bytes %d to %d of %d".formatted(first, last, size);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    // Of the link only its hash is kept: nobody who reads the table can open it.
    private static byte[] sha256(String token) {
        return Digests.sha256().digest(token.getBytes(StandardCharsets.UTF_8));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
