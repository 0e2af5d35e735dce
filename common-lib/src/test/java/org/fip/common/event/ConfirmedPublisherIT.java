package org.fip.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.fip.stack.backing.FreePort;
import org.fip.stack.backing.LocalBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class ConfirmedPublisherIT {
    private static final String PASSWORD = "only-for-this-test-run";
    private static final int PORT = FreePort.next();
    private static final CredentialEvent EVENT = new CredentialEvent(
            UUID.fromString("7f2c1d34-8a0f-4f0e-9a9e-5a1d3a2b4c5d"),
            CredentialEvent.EXPIRING,
            Instant.parse("2026-11-23T10:00:00Z"),
            42,
            1,
            "H3Africa",
            "My H3Africa account",
            Instant.parse("2026-11-30T09:31:24Z"),
            7);

    @TempDir
    Path folder;

    private final CachingConnectionFactory connections = connections();
    private final RabbitTemplate broker = template(connections);

    @BeforeEach
    @AfterEach
    void disconnect() {
        connections.resetConnection();
    }

    @Test
    void an_event_that_the_broker_has_is_confirmed_and_arrives_as_it_was_sent() {
        try (var running = LocalBroker.start(folder, PORT, PASSWORD)) {
            assertThat(running).isNotNull();
            listen("heard");
            assertThat(new ConfirmedPublisher(broker).publish(EVENT)).isTrue();
            assertThat(broker.receiveAndConvert("heard", 5000)).isEqualTo(EVENT);
        }
    }

    @Test
    void an_event_is_not_confirmed_while_the_broker_is_away_or_does_not_know_the_exchange() {
        var publisher = new ConfirmedPublisher(broker);
        assertThat(publisher.publish(EVENT)).isFalse();
        try (var running = LocalBroker.start(folder, PORT, PASSWORD)) {
            assertThat(running).isNotNull();
            assertThat(publisher.publish(EVENT)).isFalse();
            listen("afterwards");
            assertThat(publisher.publish(EVENT)).isTrue();
        }
    }

    private void listen(String name) {
        var admin = new RabbitAdmin(broker);
        var queue = new Queue(name, true);
        var exchange = new TopicExchange(EventTopology.EXCHANGE, true, false);
        admin.declareExchange(exchange);
        admin.declareQueue(queue);
        admin.declareBinding(BindingBuilder.bind(queue).to(exchange).with(CredentialEvent.EXPIRING));
    }

    private static CachingConnectionFactory connections() {
        var connections = new CachingConnectionFactory("127.0.0.1", PORT);
        connections.setUsername(LocalBroker.USER);
        connections.setPassword(PASSWORD);
        connections.setPublisherConfirmType(ConfirmType.CORRELATED);
        return connections;
    }

    private static RabbitTemplate template(CachingConnectionFactory connections) {
        var json = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        var template = new RabbitTemplate(connections);
        template.setMessageConverter(new EventAutoConfiguration().eventConverter(json));
        return template;
    }
}
