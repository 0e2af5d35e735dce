package org.fip.notification.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.fip.common.event.CredentialEvent;
import org.fip.common.event.DeadLetters;
import org.fip.common.event.EventTopology;
import org.fip.common.security.Role;
import org.fip.common.test.TestIdentity;
import org.fip.notification.NotificationServiceUnderTest;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From a token that will end to the bell and the mail box of its owner. */
class CredentialEventsIT extends NotificationServiceUnderTest {
    @Autowired
    RabbitTemplate broker;

    @Test
    void the_same_event_twice_makes_one_notification_and_one_mail() {
        var user = newUser();
        var event = CredentialEvents.expiring(user, 7);
        publish(event);
        publish(event);

        var mail = mailsTo(user, 1).getFirst();

        assertThat(mail.subject()).isEqualTo("Token Expires Soon");
        assertThat(mail.text())
                .contains("Hello user" + user, "Your token for H3Africa expires in 7 days")
                .contains("Make a new token on H3Africa")
                .contains("https://imputation.example.org/settings/service-credentials?service=1");
        var listed = notifications(user).path("items");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("type").asString()).isEqualTo("credential_expiring");
        assertThat(listed.get(0).path("data").path("service_id").asLong()).isEqualTo(1);
    }

    @Test
    void both_warnings_about_one_token_arrive_and_its_other_changes_disturb_nobody() {
        var user = newUser();
        publish(CredentialEvents.updated(user));
        publish(CredentialEvents.expiring(user, 7));
        publish(CredentialEvents.expiring(user, 1));
        mailsTo(user, 2);
        assertThat(notifications(user).path("items")).hasSize(2);
    }

    @Test
    void a_message_that_cannot_be_read_goes_aside_and_the_next_one_is_served() {
        var user = newUser();
        broker.send(
                EventTopology.EXCHANGE,
                CredentialEvent.EXPIRING,
                MessageBuilder.withBody("{\"event_id\":\"no".getBytes(StandardCharsets.UTF_8))
                        .setContentType(MessageProperties.CONTENT_TYPE_JSON)
                        .build());
        publish(CredentialEvents.expiring(user, 1));

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> notifications(user).path("total").asInt() == 1);
        var aside = broker.receive(DeadLetters.of(CredentialEventQueues.QUEUE).getName(), 5_000);
        assertThat(aside).isNotNull();
        assertThat(new String(aside.getBody(), StandardCharsets.UTF_8)).startsWith("{\"event_id\":\"no");
    }

    private void publish(CredentialEvent event) {
        broker.convertAndSend(EventTopology.EXCHANGE, event.type(), event);
    }

    private JsonNode notifications(long user) {
        return get("/notifications", TestIdentity.bearer(user, "user" + user, Role.RESEARCHER))
                .json();
    }
}
