package org.fip.user.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.fip.common.event.ConfirmedPublisher;
import org.fip.common.event.CredentialEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Events that the broker has not confirmed yet. A row is marked only after the broker's confirmation, so an event may go
 * out twice (consumers know it by its id) but never not at all.
 */
@Component
class CredentialOutbox {
    private static final int BATCH = 100;
    /** Longer than a batch takes; a publisher that died in between delays its events by as much. */
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient db;
    private final ConfirmedPublisher publisher;
    private final Clock clock;

    CredentialOutbox(JdbcClient db, RabbitTemplate broker, Clock clock) {
        this.db = db;
        this.publisher = new ConfirmedPublisher(broker);
        this.clock = clock;
    }

    private record Owed(long id, CredentialEvent event) {}

    /** In the caller's transaction: the event happens with the change that it tells of, or not at all. */
    void add(CredentialEvent event) {
        db.sql("""
                        INSERT INTO credential_events (event_id, event_type, occurred_at, user_id, service_id,
                          service_name, label, expires_at, days_left)
                        VALUES (:id, :type, :at, :user, :service, :name, :label, :expires, :days)""")
                .param("id", event.eventId())
                .param("type", event.type())
                .param("at", event.occurredAt().atOffset(ZoneOffset.UTC))
                .param("user", event.userId())
                .param("service", event.serviceId())
                .param("name", event.serviceName())
                .param("label", event.label())
                .param("expires", atOffset(event.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("days", event.daysLeft(), Types.INTEGER)
                .update();
    }

    /** Publishes a batch in order; stops at the first that the broker does not confirm. Returns how many it confirmed. */
    int publish() {
        var batch = claim();
        var confirmed = 0;
        for (var owed : batch) {
            if (!publisher.publish(owed.event())) {
                release(batch.subList(confirmed, batch.size()));
                break;
            }
            db.sql("UPDATE credential_events SET published_at = :now, claimed_until = NULL WHERE id = :id")
                    .param("now", now())
                    .param("id", owed.id())
                    .update();
            confirmed++;
        }
        return confirmed;
    }

    /** Lets go of what was published long ago; the audit log has what users did. */
    void forgetOld() {
        db.sql("DELETE FROM credential_events WHERE published_at < :before")
                .param("before", now().minus(KEPT))
                .update();
    }

    // Claimed rather than locked: no transaction stays open while the broker is asked. While another process has a
    // batch
    // in hand nobody takes the next one, so that events go out in the order in which they happened.
    private List<Owed> claim() {
        return db
                .sql("""
                        UPDATE credential_events SET claimed_until = :until
                        WHERE id IN (
                          SELECT id FROM credential_events
                          WHERE published_at IS NULL AND NOT coalesce(claimed_until BETWEEN :now AND :now + interval '10 minutes', false)
                            AND NOT EXISTS (SELECT 1 FROM credential_events
                                            WHERE published_at IS NULL AND claimed_until BETWEEN :now AND :now + interval '10 minutes')
                          ORDER BY id LIMIT :batch FOR UPDATE SKIP LOCKED)
                        RETURNING *""")
                .param("until", now().plus(CLAIM))
                .param("now", now())
                .param("batch", BATCH)
                .query(CredentialOutbox::owed)
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Owed::id))
                .toList();
    }

    // The broker may be back before the claim has run out.
    private void release(List<Owed> unsent) {
        db.sql("UPDATE credential_events SET claimed_until = NULL WHERE id IN (:ids) AND published_at IS NULL")
                .param("ids", unsent.stream().map(Owed::id).toList())
                .update();
    }

    private static Owed owed(ResultSet row, int number) throws SQLException {
        var expires = row.getTimestamp("expires_at");
        return new Owed(
                row.getLong("id"),
                new CredentialEvent(
                        row.getObject("event_id", UUID.class),
                        row.getString("event_type"),
                        row.getTimestamp("occurred_at").toInstant(),
                        row.getLong("user_id"),
                        row.getLong("service_id"),
                        row.getString("service_name"),
                        row.getString("label"),
                        expires == null ? null : expires.toInstant(),
                        row.getObject("days_left", Integer.class)));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime atOffset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
