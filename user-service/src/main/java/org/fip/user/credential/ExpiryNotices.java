package org.fip.user.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.fip.common.event.CredentialEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells of tokens that will end: once when a week is left and once when a day is left. What was missed while this service
 * was down is told by the nearer of the two alone. A token that the service has rejected since is not worth a notice.
 */
@Component
class ExpiryNotices {
    private static final Duration EARLY = Duration.ofDays(7);
    private static final Duration LATE = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(ExpiryNotices.class);

    private final JdbcClient db;
    private final CredentialOutbox outbox;
    private final Clock clock;

    ExpiryNotices(JdbcClient db, CredentialOutbox outbox, Clock clock) {
        this.db = db;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Ending(long userId, long serviceId, String serviceName, String label, Instant expiresAt) {}

    /** Returns how many notices were due. */
    @Transactional
    public int give() {
        var now = clock.instant();
        var ending = db.sql("""
                        UPDATE user_service_credentials
                        SET expiry_notice_days = CASE WHEN expires_at <= :late THEN :lateDays ELSE :earlyDays END
                        WHERE is_active AND is_verified AND expires_at > :now AND expires_at <= :early
                          AND (expiry_notice_days IS NULL
                               OR expiry_notice_days > :lateDays AND expires_at <= :late)
                        RETURNING user_id, service_id, service_name, label, expires_at""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("early", now.plus(EARLY).atOffset(ZoneOffset.UTC))
                .param("late", now.plus(LATE).atOffset(ZoneOffset.UTC))
                .param("earlyDays", EARLY.toDays())
                .param("lateDays", LATE.toDays())
                .query((row, n) -> new Ending(
                        row.getLong("user_id"),
                        row.getLong("service_id"),
                        row.getString("service_name"),
                        row.getString("label"),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
        for (var token : ending) {
            outbox.add(event(token, now));
        }
        if (!ending.isEmpty()) {
            log.info("{} users are told that a token ends soon", ending.size());
        }
        return ending.size();
    }

    private static CredentialEvent event(Ending token, Instant now) {
        return new CredentialEvent(
                UUID.randomUUID(),
                CredentialEvent.EXPIRING,
                now,
                token.userId(),
                token.serviceId(),
                token.serviceName(),
                token.label(),
                token.expiresAt(),
                daysLeft(now, token.expiresAt()));
    }

    /** A begun day counts: with twelve hours left it is the last. */
    static int daysLeft(Instant now, Instant end) {
        var left = Duration.between(now, end);
        var days = Math.toIntExact(left.toDays());
        return left.equals(Duration.ofDays(days)) ? days : days + 1;
    }
}
