package org.fip.file.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.fip.common.event.AuditEvent;
import org.fip.common.event.ConfirmedPublisher;
import org.fip.common.event.FilesExpiringEvent;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells owners what will go, and the audit log what went; while the broker is away both wait in their tables. */
@Component
class ExpiryReports {
    private static final int BATCH = 100;

    private final JdbcClient db;
    private final Clock clock;
    private final ConfirmedPublisher publisher;

    ExpiryReports(JdbcClient db, Clock clock, RabbitTemplate broker) {
        this.db = db;
        this.clock = clock;
        this.publisher = new ConfirmedPublisher(broker);
    }

    private record Notice(UUID id, long userId, Instant madeAt) {}

    @Scheduled(fixedDelayString = "PT5S")
    void tell() {
        for (var notice : owedNotices()) {
            var files = filesOf(notice);
            // Where the owner was faster there is nothing to tell.
            if (!files.isEmpty() && !publisher.publish(event(notice, files))) {
                return;
            }
            done("expiry_notices", "told_at", notice.id());
        }
        for (var entry : owedEntries()) {
            if (!publisher.publish(entry)) {
                return;
            }
            done("deleted_files", "audited_at", entry.eventId());
        }
    }

    private static FilesExpiringEvent event(Notice notice, List<FilesExpiringEvent.ExpiringFile> files) {
        return new FilesExpiringEvent(
                notice.id(),
                FilesExpiringEvent.EXPIRING,
                notice.madeAt(),
                notice.userId(),
                files.size(),
                files.getFirst().expiresAt(),
                files.stream().limit(FilesExpiringEvent.MOST_FILES).toList());
    }

    private List<Notice> owedNotices() {
        return db.sql("SELECT * FROM expiry_notices WHERE told_at IS NULL ORDER BY made_at LIMIT :batch")
                .param("batch", BATCH)
                .query((row, n) ->
                        new Notice(row.getObject("id", UUID.class), row.getLong("user_id"), instant(row, "made_at")))
                .list();
    }

    private List<FilesExpiringEvent.ExpiringFile> filesOf(Notice notice) {
        return db.sql("SELECT * FROM files WHERE notice_id = :notice ORDER BY announced_for, filename")
                .param("notice", notice.id())
                .query((row, n) -> new FilesExpiringEvent.ExpiringFile(
                        row.getObject("id", UUID.class), row.getString("filename"), instant(row, "announced_for")))
                .list();
    }

    private List<AuditEvent> owedEntries() {
        return db.sql("SELECT * FROM deleted_files WHERE audited_at IS NULL ORDER BY deleted_at LIMIT :batch")
                .param("batch", BATCH)
                .query((row, n) -> new AuditEvent(
                        row.getObject("id", UUID.class),
                        AuditEvent.RECORDED,
                        instant(row, "deleted_at"),
                        row.getLong("user_id"),
                        "retention policy",
                        "delete",
                        "file",
                        "%s (file %s, %s, SHA-256 %s)"
                                .formatted(
                                        row.getString("filename"),
                                        row.getObject("id", UUID.class),
                                        row.getString("kept_as"),
                                        row.getString("sha256"))))
                .list();
    }

    private void done(String table, String column, UUID id) {
        db.sql("UPDATE " + table + " SET " + column + " = :now WHERE id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
