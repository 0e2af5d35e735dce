package org.fip.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.fip.common.test.TestIdentity;
import org.fip.notification.NotificationServiceUnderTest;
import org.junit.jupiter.api.Test;

/** Mails that are owed are sent, once, whatever comes in between. */
class EmailIT extends NotificationServiceUnderTest {
    private static final long LEFT = 4711;

    @Test
    void a_mail_goes_to_the_users_address_and_no_web_notification_appears_where_none_was_asked_for() {
        var user = newUser();
        send(user);
        var mail = mailsTo(user, 1).getFirst();
        assertThat(mail.subject()).isEqualTo("Token expires");
        assertThat(mail.text()).contains("https://imputation.example.org/");
    }

    @Test
    void a_user_who_has_left_is_owed_nothing() {
        send(LEFT);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> db.sql("""
                                SELECT count(*) FROM email_outbox o JOIN notifications n ON n.id = o.notification_id
                                WHERE n.user_id = :user AND o.sent_at IS NOT NULL""").param("user", LEFT).query(Long.class).single() == 1);
    }

    @Test
    void a_mail_whose_sending_broke_off_is_sent_when_its_time_comes_again() {
        var user = newUser();
        // As a sender leaves it that died between claiming and sending: claimed until a moment ago.
        db.sql("""
                        WITH made AS (
                          INSERT INTO notifications (user_id, type, title, message, in_web, created_at)
                          VALUES (:user, 'test', 'Broke off', 'Once more', false, now()) RETURNING id)
                        INSERT INTO email_outbox (notification_id, next_try_at, attempts)
                        SELECT id, now() - interval '1 second', 1 FROM made""").param("user", user).update();
        assertThat(mailsTo(user, 1).getFirst().subject()).isEqualTo("Broke off");
    }

    private void send(long user) {
        var answer = post(
                "/notifications", TestIdentity.serviceBearer("user-service", "notification-service"), """
                        {"user_id":%d,"type":"credential_expiring","title":"Token expires","message":"In 7 days",
                         "channels":["email"]}""".formatted(
                                user));
        assertThat(answer.status()).isEqualTo(201);
    }
}
