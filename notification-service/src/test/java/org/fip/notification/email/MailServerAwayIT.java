package org.fip.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.fip.common.test.TestIdentity;
import org.fip.notification.NotificationServiceUnderTest;
import org.fip.stack.backing.FreePort;
import org.fip.stack.backing.LocalInbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that comes back gets what was owed meanwhile. */
class MailServerAwayIT extends NotificationServiceUnderTest {
    private static final int PORT = FreePort.next();

    @Autowired
    JavaMailSenderImpl mails;

    private int usualPort;

    @BeforeEach
    void nobodyListens() {
        usualPort = mails.getPort();
        mails.setPort(PORT);
    }

    @AfterEach
    void asBefore() {
        mails.setPort(usualPort);
    }

    @Test
    void mails_wait_until_the_server_is_back_and_arrive_once() {
        var user = newUser();
        post("/notifications", TestIdentity.serviceBearer("job-worker", "notification-service"), """
                        {"user_id":%d,"type":"test","title":"Late","message":"But here","channels":["email"]}""".formatted(user));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> attempts(user) >= 1);
        try (var inbox = LocalInbox.start(PORT)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> !inbox.mails().isEmpty());
            Awaitility.await()
                    .during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(4))
                    .untilAsserted(() -> assertThat(inbox.mails()).hasSize(1));
        }
    }

    private int attempts(long user) {
        return db.sql("""
                        SELECT coalesce(max(attempts), 0) FROM email_outbox o
                        JOIN notifications n ON n.id = o.notification_id WHERE n.user_id = :user""").param("user", user).query(Integer.class).single();
    }
}
