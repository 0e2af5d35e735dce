package org.fip.user.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.fip.common.event.CredentialEvent;
import org.fip.common.event.EventTopology;
import org.fip.stack.backing.FreePort;
import org.fip.stack.backing.LocalBroker;
import org.fip.user.UserServiceUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** People store their tokens while the broker is away, and everybody hears of it afterwards. */
class BrokerAwayIT extends UserServiceUnderTest {
    private static final String MINE = "/users/me/service-credentials";
    private static final String PASSWORD = "of-the-broker-that-was-away";
    private static final String QUEUE = "kept-while-away";
    private static final int PORT = FreePort.next();

    @Autowired
    RabbitTemplate broker;

    @Autowired
    CredentialOutbox outbox;

    @Autowired
    CachingConnectionFactory connections;

    @Autowired
    Environment settings;

    @TempDir
    Path folder;

    @BeforeEach
    void nobodyListensThere() {
        connectTo(PORT, PASSWORD);
    }

    @AfterEach
    void asBefore() {
        connectTo(
                settings.getRequiredProperty("spring.rabbitmq.port", Integer.class),
                settings.getRequiredProperty("spring.rabbitmq.password"));
    }

    @Test
    void events_wait_in_their_outbox_until_the_broker_is_back_and_then_go_out_in_order() {
        try (var before = LocalBroker.start(folder, PORT, PASSWORD)) {
            assertThat(before).isNotNull();
            listen();
        }
        var ada = signedIn("undeterred");
        assertThat(post(MINE, ada.token(), "{\"service_id\":1,\"api_token\":\"h3a_1a2b3c4d5e6f\"}")
                        .status())
                .isEqualTo(201);
        assertThat(send("PATCH", MINE + "/1", ada.token(), "{\"label\":\"Work\"}")
                        .status())
                .isEqualTo(200);
        assertThat(get("/actuator/health", null).status()).isEqualTo(200);
        assertThat(outbox.publish()).isZero();
        assertThat(owed(ada)).isEqualTo(2);

        try (var back = LocalBroker.start(folder, PORT, PASSWORD)) {
            assertThat(back).isNotNull();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> owed(ada) == 0);
            assertThat(heardOf(ada)).extracting(CredentialEvent::label).containsExactly("My H3Africa account", "Work");
        }
    }

    private void connectTo(int port, String password) {
        connections.setAddresses("127.0.0.1:" + port);
        connections.setPassword(password);
        connections.resetConnection();
    }

    private void listen() {
        var admin = new RabbitAdmin(broker);
        var exchange = new TopicExchange(EventTopology.EXCHANGE, true, false);
        var queue = new Queue(QUEUE, true);
        admin.declareExchange(exchange);
        admin.declareQueue(queue);
        admin.declareBinding(BindingBuilder.bind(queue).to(exchange).with("credential.#"));
    }

    // An event whose confirmation was lost comes twice; whoever listens knows it by its id.
    private Collection<CredentialEvent> heardOf(SignedIn user) {
        var heard = new LinkedHashMap<UUID, CredentialEvent>();
        while (broker.receiveAndConvert(QUEUE, 2000) instanceof CredentialEvent event) {
            if (event.userId() == user.id()) {
                heard.putIfAbsent(event.eventId(), event);
            }
        }
        return heard.values();
    }

    private long owed(SignedIn user) {
        return db.sql("SELECT count(*) FROM credential_events WHERE user_id = :id AND published_at IS NULL")
                .param("id", user.id())
                .query(Long.class)
                .single();
    }
}
