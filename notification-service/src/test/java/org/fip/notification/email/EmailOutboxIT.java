package org.fip.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.fip.notification.NotificationServiceUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may send which mail when. The mails here are due so late that the running service leaves them alone. */
class EmailOutboxIT extends NotificationServiceUnderTest {
    private static final Instant DUE = Instant.parse("2100-01-01T00:00:00Z");

    // What other tests left owed would be claimed first.
    @BeforeEach
    void nobodyElseIsOwedAnything() {
        db.sql("DELETE FROM email_outbox").update();
    }

    @Test
    void a_sender_claims_one_mail_at_a_time_so_that_a_slow_server_lets_no_claim_run_out() {
        var user = newUser();
        owe(user);
        owe(user);
        var first = at(DUE).claim().orElseThrow();
        assertThat(first.userId()).isEqualTo(user);
        var second = at(DUE.plus(Duration.ofMinutes(1))).claim().orElseThrow();
        assertThat(second.notificationId()).isNotEqualTo(first.notificationId());
        assertThat(at(DUE.plus(Duration.ofMinutes(1))).claim()).isEmpty();

        var again = at(DUE.plus(Duration.ofMinutes(2))).claim().orElseThrow();
        assertThat(again.notificationId()).isEqualTo(first.notificationId());
        assertThat(again.attempts()).isEqualTo(2);
        Stream.of(first, second).forEach(at(DUE)::sent);
        assertThat(at(DUE.plus(Duration.ofDays(1))).claim()).isEmpty();
    }

    @Test
    void tries_come_later_and_later_and_end_after_some_days() {
        owe(newUser());
        var tries = 0;
        var now = DUE;
        for (var mail = at(now).claim(); mail.isPresent(); mail = at(now).claim()) {
            tries = mail.get().attempts();
            at(now).failed(mail.get());
            now = now.plus(Duration.ofMinutes(15));
        }
        assertThat(tries).isEqualTo(300);
        assertThat(Duration.between(DUE, now)).isBetween(Duration.ofDays(2), Duration.ofDays(4));
    }

    private EmailOutbox at(Instant now) {
        return new EmailOutbox(db, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void owe(long user) {
        db.sql("""
                        WITH made AS (
                          INSERT INTO notifications (user_id, type, title, message, in_web, created_at)
                          VALUES (:user, 'test', 'Owed', 'In a century', false, now()) RETURNING id)
                        INSERT INTO email_outbox (notification_id, next_try_at)
                        SELECT id, :due FROM made""")
                .param("user", user)
                .param("due", DUE.atOffset(ZoneOffset.UTC))
                .update();
    }
}
