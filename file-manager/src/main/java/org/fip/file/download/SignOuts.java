package org.fip.file.download;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.fip.common.event.SignOutEvent;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers until when each user's links have ended. While the broker is away a sign-out is heard of later; a link then lives on
 * for at most the lifetime that it has anyway.
 */
@Component
class SignOuts {
    private final JdbcClient db;

    SignOuts(JdbcClient db) {
        this.db = db;
    }

    @RabbitListener(queues = SignOutQueue.NAME)
    void on(SignOutEvent event) {
        db.sql("""
                        INSERT INTO sign_outs AS s (user_id, until) VALUES (:user, :until)
                        ON CONFLICT (user_id) DO UPDATE SET until = greatest(s.until, excluded.until)""")
                .param("user", event.userId())
                .param("until", event.occurredAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether the owner has signed out everywhere since the link was made. */
    boolean ended(Grant grant) {
        return db.sql("SELECT until FROM sign_outs WHERE user_id = :user")
                .param("user", grant.userId())
                .query(OffsetDateTime.class)
                .optional()
                .filter(until -> !grant.issuedAt().isAfter(until.toInstant()))
                .isPresent();
    }
}
