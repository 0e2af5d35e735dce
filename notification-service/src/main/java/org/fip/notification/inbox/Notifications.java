package org.fip.notification.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.fip.notification.inbox.Draft.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The notifications' table; always asked with the owner. */
@Component
public class Notifications {
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    Notifications(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Stores it and, if a mail is wanted, owes that mail, in one transaction.
     *
     * @return empty when its event has been notified about before
     */
    @Transactional
    public Optional<Notification> add(Draft draft) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var added = db.sql("""
                        INSERT INTO notifications (event_id, user_id, type, title, message, data, in_web, created_at)
                        VALUES (:event, :user, :type, :title, :message, :data::jsonb, :web, :now)
                        ON CONFLICT (event_id) DO NOTHING RETURNING *""")
                .param("event", draft.eventId(), Types.OTHER)
                .param("user", draft.userId())
                .param("type", draft.type())
                .param("title", draft.title())
                .param("message", draft.message())
                .param("data", json.writeValueAsString(draft.data()))
                .param("web", draft.channels().contains(Channel.WEB))
                .param("now", now)
                .query(this::read)
                .optional();
        if (added.isPresent() && draft.channels().contains(Channel.EMAIL)) {
            db.sql("INSERT INTO email_outbox (notification_id, next_try_at) VALUES (:id, :now)")
                    .param("id", added.get().id())
                    .param("now", now)
                    .update();
        }
        return added;
    }

    NotificationPage page(long userId, boolean unreadOnly, int page, int size) {
        var which = "user_id = :user AND in_web" + (unreadOnly ? " AND NOT is_read" : "");
        var items = db.sql("SELECT * FROM notifications WHERE " + which
                        + " ORDER BY created_at DESC, id DESC LIMIT :size OFFSET :offset")
                .param("user", userId)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(this::read)
                .list();
        return new NotificationPage(
                items, page, size, count(userId, which), count(userId, "user_id = :user AND in_web AND NOT is_read"));
    }

    Optional<Notification> markRead(long id, long userId) {
        return db.sql(
                        "UPDATE notifications SET is_read = true WHERE id = :id AND user_id = :user AND in_web RETURNING *")
                .param("id", id)
                .param("user", userId)
                .query(this::read)
                .optional();
    }

    int markAllRead(long userId) {
        return db.sql("UPDATE notifications SET is_read = true WHERE user_id = :user AND in_web AND NOT is_read")
                .param("user", userId)
                .update();
    }

    private long count(long userId, String which) {
        return db.sql("SELECT count(*) FROM notifications WHERE " + which)
                .param("user", userId)
                .query(Long.class)
                .single();
    }

    private Notification read(ResultSet row, int number) throws SQLException {
        return new Notification(
                row.getLong("id"),
                row.getString("type"),
                row.getString("title"),
                row.getString("message"),
                json.readValue(row.getString("data"), new TypeReference<>() {}),
                row.getBoolean("is_read"),
                row.getTimestamp("created_at").toInstant());
    }
}
