package org.fip.notification.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.fip.common.event.EventTopology;
import org.fip.common.event.JobEvent;
import org.fip.common.security.Role;
import org.fip.common.test.TestIdentity;
import org.fip.notification.NotificationServiceUnderTest;
import org.fip.stack.backing.FreePort;
import org.fip.stack.backing.LocalBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service that was started while nobody answered at the broker's address. */
@DirtiesContext
class BrokerAwayIT extends NotificationServiceUnderTest {
    private static final int PORT = FreePort.next();

    @Autowired
    RabbitTemplate broker;

    @Autowired
    Environment settings;

    @TempDir
    Path folder;

    @DynamicPropertySource
    static void nobodyListensThere(DynamicPropertyRegistry registry) {
        registry.add("spring.rabbitmq.addresses", () -> "127.0.0.1:" + PORT);
    }

    @Test
    void users_read_their_notifications_meanwhile_and_hear_of_their_jobs_afterwards() {
        var user = newUser();
        assertThat(get("/actuator/health", null).status()).isEqualTo(200);
        assertThat(total(user)).isZero();

        var password = settings.getRequiredProperty("spring.rabbitmq.password");
        try (var back = LocalBroker.start(folder, PORT, password)) {
            assertThat(back).isNotNull();
            var event = JobEvents.completed(user);
            // Until the queue is there nobody keeps the event; more than once it does no harm.
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                broker.convertAndSend(EventTopology.EXCHANGE, JobEvent.COMPLETED, event);
                return total(user) == 1;
            });
        }
    }

    private int total(long user) {
        var bearer = TestIdentity.bearer(user, "user" + user, Role.RESEARCHER);
        return get("/notifications", bearer).json().path("total").asInt(-1);
    }
}
