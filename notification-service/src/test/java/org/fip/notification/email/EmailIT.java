package org.fip.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.fip.common.test.TestIdentity;
import org.fip.notification.NotificationServiceUnderTest;
import org.fip.notification.StandInUsers;
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

    @Test
    void a_mail_whose_receiver_cannot_be_asked_for_waits_until_user_service_is_back() {
        var user = newUser();
        USERS.goAway();
        try {
            send(user);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> failures(user) >= 1);
        } finally {
            USERS.comeBack();
        }
        mailsTo(user, 1);
    }

    @Test
    void a_mail_that_cannot_be_made_keeps_no_other_back() {
        var user = newUser();
        send(StandInUsers.WITHOUT_ADDRESS);
        send(user);
        mailsTo(user, 1);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> failures(StandInUsers.WITHOUT_ADDRESS) >= 1);
    }

    @Test
    void a_title_is_a_subject_and_nothing_else() {
        var user = newUser();
        send(user, "Token\\r\\nBcc: eve@example.org\\r\\n\\r\\nexpires", "{}");
        var mail = mailsTo(user, 1).getFirst();
        assertThat(mail.subject()).isEqualTo("Token Bcc: eve@example.org expires");
        assertThat(mail.to()).isEqualTo("user%d@example.org".formatted(user));
    }

    @Test
    void a_mail_holds_the_message_and_a_link_but_no_data() {
        var user = newUser();
        send(user, "Token expires", "{\"api_token\":\"h3a_1a2b3c4d5e6f\",\"genotype\":\"0|1\"}");
        var mail = mailsTo(user, 1).getFirst();
        assertThat(mail.text()).contains("In 7 days").doesNotContain("h3a_1a2b3c4d5e6f", "0|1", "api_token");
    }

    // Tried, and not left to be tried again only after a claim has run out.
    private long failures(long user) {
        return db.sql("""
                        SELECT count(*) FROM email_outbox o JOIN notifications n ON n.id = o.notification_id
                        WHERE n.user_id = :user AND o.attempts > 0 AND o.sent_at IS NULL
                          AND o.next_try_at < now() + interval '1 minute'""").param("user", user).query(Long.class).single();
    }

    private void send(long user) {
        send(user, "Token expires", "{}");
    }

    private void send(long user, String title, String data) {
        var answer = post(
                "/notifications", TestIdentity.serviceBearer("user-service", "notification-service"), """
                        {"user_id":%d,"type":"credential_expiring","title":"%s","message":"In 7 days","data":%s,
                         "channels":["email"]}""".formatted(
                                user, title, data));
        assertThat(answer.status()).isEqualTo(201);
    }
}
