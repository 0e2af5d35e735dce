package org.fip.notification.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.fip.common.event.DeadLetters;
import org.fip.common.event.EventTopology;
import org.fip.common.event.JobEvent;
import org.fip.common.security.Role;
import org.fip.common.test.TestIdentity;
import org.fip.notification.NotificationServiceUnderTest;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From an event on the broker to the user's bell and mail box. */
class JobEventsIT extends NotificationServiceUnderTest {
    @Autowired
    RabbitTemplate broker;

    @Test
    void the_same_event_twice_makes_one_notification_and_one_mail() {
        var user = newUser();
        var event = JobEvents.completed(user);
        publish(event);
        publish(event);

        var mail = mailsTo(user, 1).getFirst();

        assertThat(mail.subject()).isEqualTo("Job Completed");
        assertThat(mail.text())
                .contains("Hello user" + user, "Your job 'Chr20 pilot' completed successfully")
                .contains("https://imputation.example.org/jobs/" + event.jobId());
        var listed = notifications(user);
        assertThat(listed.path("items")).hasSize(1);
        assertThat(listed.path("items").get(0).path("data").path("job_id").asString())
                .isEqualTo(event.jobId().toString());
    }

    @Test
    void a_job_may_be_called_like_a_part_of_the_mail() {
        var user = newUser();
        publish(JobEvents.called("{link} {username}", JobEvents.completed(user)));
        assertThat(mailsTo(user, 1).getFirst().text()).contains("Your job '{link} {username}' completed");
    }

    @Test
    void a_message_that_cannot_be_read_goes_aside_and_the_next_one_is_served() {
        var user = newUser();
        broker.send(
                EventTopology.EXCHANGE,
                JobEvent.COMPLETED,
                MessageBuilder.withBody("{\"event_id\":\"no".getBytes(StandardCharsets.UTF_8))
                        .setContentType(MessageProperties.CONTENT_TYPE_JSON)
                        .build());
        publish(JobEvents.failed(user));

        // At once: what cannot be read now never can, and all others would wait behind it.
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> notifications(user).path("total").asInt() == 1);
        var aside = broker.receive(DeadLetters.of(JobEventQueues.QUEUE).getName(), 5_000);
        assertThat(aside).isNotNull();
        assertThat(new String(aside.getBody(), StandardCharsets.UTF_8)).startsWith("{\"event_id\":\"no");
    }

    private void publish(JobEvent event) {
        broker.convertAndSend(EventTopology.EXCHANGE, event.type(), event);
    }

    private JsonNode notifications(long user) {
        return get("/notifications", TestIdentity.bearer(user, "user" + user, Role.RESEARCHER))
                .json();
    }
}
