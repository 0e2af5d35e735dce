package org.fip.notification.email;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mails that are owed. */
@Component
class EmailOutbox {
    /** Longer than one attempt can take, so that two senders never have the same mail. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    /** With the longest pause this is about three days. */
    private static final int MOST_ATTEMPTS = 300;

    private final JdbcClient db;
    private final Clock clock;

    EmailOutbox(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * A mail to be sent.
     *
     * @param page of the dashboard that it is about
     * @param attempts how often sending it was tried
     */
    record Owed(long notificationId, long userId, String title, String message, String page, int attempts) {}

    /** The mail that is due longest; nobody else gets it for a while. */
    Optional<Owed> claim() {
        return db.sql("""
                        UPDATE email_outbox o SET next_try_at = :until, attempts = attempts + 1
                        FROM notifications n
                        WHERE n.id = o.notification_id AND o.notification_id = (
                          SELECT notification_id FROM email_outbox
                          WHERE sent_at IS NULL AND given_up_at IS NULL AND next_try_at <= :now
                          ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING n.id, n.user_id, n.title, n.message, o.attempts, CASE
                          WHEN n.data ->> 'job_id' IS NOT NULL THEN '/jobs/' || (n.data ->> 'job_id')
                          WHEN n.type = 'credential_expiring' AND n.data ->> 'service_id' IS NOT NULL
                            THEN '/settings/service-credentials?service=' || (n.data ->> 'service_id')
                          WHEN n.type = 'files_expiring' THEN '/files?sort=expires_at%2Casc'
                          ELSE '/' END AS page""")
                .param("until", now().plus(CLAIM))
                .param("now", now())
                .query((row, n) -> new Owed(
                        row.getLong("id"),
                        row.getLong("user_id"),
                        row.getString("title"),
                        row.getString("message"),
                        row.getString("page"),
                        row.getInt("attempts")))
                .optional();
    }

    void sent(Owed mail) {
        db.sql("UPDATE email_outbox SET sent_at = :now WHERE notification_id = :id")
                .param("now", now())
                .param("id", mail.notificationId())
                .update();
    }

    /** Tries again later and later; after some days it is given up. */
    void failed(Owed mail) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(mail.attempts() - 1, 10));
        var pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        db.sql("""
                        UPDATE email_outbox SET next_try_at = :next,
                          given_up_at = CASE WHEN attempts >= :most THEN :now END
                        WHERE notification_id = :id""")
                .param("next", now().plus(pause))
                .param("most", MOST_ATTEMPTS)
                .param("now", now())
                .param("id", mail.notificationId())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
