package org.fip.user.audit;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appends to the audit log, in the caller's transaction: what is not recorded did not happen. */
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
