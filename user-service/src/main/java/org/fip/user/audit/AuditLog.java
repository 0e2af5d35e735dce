package org.fip.user.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import org.fip.common.event.AuditEvent;
import org.fip.common.page.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The audit log. Entries are written in the caller's transaction: what is not recorded did not happen. */
@Component
public class AuditLog {
    private final JdbcClient db;
    private final Clock clock;

    AuditLog(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Something that a user did with their own things. */
    public void user(long userId, String action, String resourceType, String details) {
        write(userId, "user", action, resourceType, details);
    }

    /** Something that a service did with a user's things. */
    public void service(String service, long userId, String action, String resourceType, String details) {
        write(userId, service, action, resourceType, details);
    }

    /** Something that nobody known did. */
    public void anonymous(String action, String resourceType, String details) {
        write(null, "anonymous", action, resourceType, details);
    }

    /** Something that another service reports; told again it takes the place of what was told before. */
    void reported(AuditEvent event) {
        db.sql("""
                        INSERT INTO audit_logs (user_id, actor, action, resource_type, details, "timestamp", event_id)
                        VALUES (:user, :actor, :action, :type, :details, :at, :event)
                        ON CONFLICT (event_id) DO UPDATE SET details = excluded.details""")
                .param("user", event.userId())
                .param("actor", event.actor())
                .param("action", event.action())
                .param("type", event.resourceType())
                .param("details", event.details())
                .param("at", event.occurredAt().atOffset(ZoneOffset.UTC))
                .param("event", event.eventId())
                .update();
    }

    /** The newest first; of everybody where no user is named, and of all kinds where no action is. */
    Page<AuditEntry> page(@Nullable Long userId, @Nullable String action, int page, int size) {
        var condition = """
                 FROM audit_logs
                WHERE (:user::bigint IS NULL OR user_id = :user) AND (:action::text IS NULL OR action = :action)""";
        var entries = db.sql("SELECT *" + condition + " ORDER BY \"timestamp\" DESC, id DESC LIMIT :size OFFSET :from")
                .param("user", userId, Types.BIGINT)
                .param("action", action, Types.VARCHAR)
                .param("size", size)
                .param("from", (long) page * size)
                .query(AuditLog::entry)
                .list();
        var total = db.sql("SELECT count(*)" + condition)
                .param("user", userId, Types.BIGINT)
                .param("action", action, Types.VARCHAR)
                .query(Long.class)
                .single();
        return new Page<>(entries, page, size, total);
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("user_id", Long.class),
                row.getString("actor"),
                row.getString("action"),
                row.getString("resource_type"),
                row.getString("details"),
                row.getTimestamp("timestamp").toInstant());
    }

    private void write(@Nullable Long userId, String actor, String action, String resourceType, String details) {
        db.sql("""
                        INSERT INTO audit_logs (user_id, actor, action, resource_type, details, "timestamp")
                        VALUES (:user, :actor, :action, :type, :details, :now)""")
                .param("user", userId, Types.BIGINT)
                .param("actor", actor)
                .param("action", action)
                .param("type", resourceType)
                .param("details", details)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
