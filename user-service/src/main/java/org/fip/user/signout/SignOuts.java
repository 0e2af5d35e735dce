package org.fip.user.signout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.fip.common.event.SignOutEvent;
import org.fip.common.security.UserToken;
import org.fip.common.security.UserTokens;
import org.fip.user.audit.AuditLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends tokens, and remembers which have ended for as long as they would have been good. */
@Service
public class SignOuts {
    /** Clocks may differ by less. */
    private static final Duration MARGIN = Duration.ofMinutes(10);
    /** Longer than anything lives that is given to a user. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int BATCH = 100;

    private final JdbcClient db;
    private final AuditLog audit;
    private final Clock clock;

    SignOuts(JdbcClient db, AuditLog audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** Ends this one token. */
    @Transactional
    public void one(UserToken token) {
        var ended = db.sql("""
                        INSERT INTO signed_out_tokens (token_id, user_id, signed_out_at, expires_at)
                        VALUES (:id, :user, :now, :expires) ON CONFLICT (token_id) DO NOTHING""")
                .param("id", token.id())
                .param("user", token.userId())
                .param("now", at(clock.instant()))
                .param("expires", at(token.expiresAt()))
                .update();
        if (ended > 0) {
            audit.user(token.userId(), "logout", "user", "This session");
        }
    }

    /**
     * Ends every token and download link that the user was given until then, in the caller's transaction if there is one.
     *
     * @param reason for the audit log
     */
    @Transactional
    public void everywhere(long userId, Instant until, String reason) {
        db.sql("INSERT INTO sign_outs_everywhere (event_id, user_id, until) VALUES (:event, :user, :until)")
                .param("event", UUID.randomUUID())
                .param("user", userId)
                .param("until", at(until))
                .update();
        audit.user(userId, "logout_everywhere", "user", reason);
    }

    /** To the millisecond, as tokens and links are. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** All that could still matter to somebody's token. */
    @Transactional(readOnly = true)
    SignOutList stillToKnow() {
        var tokens = db.sql("SELECT token_id, expires_at FROM signed_out_tokens WHERE expires_at > :now")
                .param("now", at(clock.instant().minus(MARGIN)))
                .query((row, n) -> new SignOutList.Token(
                        row.getString("token_id"),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
        var users = db.sql("""
                        SELECT user_id, max(until) AS until FROM sign_outs_everywhere WHERE until > :since GROUP BY user_id""")
                .param("since", at(clock.instant().minus(UserTokens.LIFETIME).minus(MARGIN)))
                .query((row, n) -> new SignOutList.User(
                        row.getLong("user_id"), row.getTimestamp("until").toInstant()))
                .list();
        return new SignOutList(tokens, users);
    }

    List<SignOutEvent> unpublished() {
        return db.sql("SELECT * FROM sign_outs_everywhere WHERE published_at IS NULL ORDER BY id LIMIT :batch")
                .param("batch", BATCH)
                .query((row, n) -> new SignOutEvent(
                        row.getObject("event_id", UUID.class),
                        SignOutEvent.EVERYWHERE,
                        row.getTimestamp("until").toInstant(),
                        row.getLong("user_id")))
                .list();
    }

    void published(SignOutEvent event) {
        db.sql("UPDATE sign_outs_everywhere SET published_at = :now WHERE event_id = :event")
                .param("now", at(clock.instant()))
                .param("event", event.eventId())
                .update();
    }

    @Transactional
    public void forgetOld() {
        db.sql("DELETE FROM signed_out_tokens WHERE expires_at < :before")
                .param("before", at(clock.instant().minus(MARGIN)))
                .update();
        db.sql("DELETE FROM sign_outs_everywhere WHERE until < :before AND published_at IS NOT NULL")
                .param("before", at(clock.instant().minus(KEPT)))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
