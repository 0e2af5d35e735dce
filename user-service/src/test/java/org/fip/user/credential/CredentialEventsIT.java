package org.fip.user.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.fip.common.event.CredentialEvent;
import org.fip.common.event.EventTopology;
import org.fip.user.UserServiceUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;

/** What the rest of the platform hears of a credential. */
class CredentialEventsIT extends UserServiceUnderTest {
    private static final String MINE = "/users/me/service-credentials";
    private static final String TOKEN = "h3a_1a2b3c4d5e6f";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    RabbitTemplate broker;

    @Autowired
    ExpiryNotices notices;

    private final String queue = "test-" + UUID.randomUUID();
    private final List<CredentialEvent> heard = new ArrayList<>();

    @BeforeEach
    void listen() {
        var admin = new RabbitAdmin(broker);
        var durable = new Queue(queue, true);
        var exchange = new TopicExchange(EventTopology.EXCHANGE, true, false);
        admin.declareExchange(exchange);
        admin.declareQueue(durable);
        admin.declareBinding(BindingBuilder.bind(durable).to(exchange).with("credential.#"));
    }

    @AfterEach
    void forget() {
        new RabbitAdmin(broker).deleteQueue(queue);
    }

    @Test
    void storing_changing_and_deleting_are_told_in_order_and_a_test_is_not() {
        var ada = signedIn("heard");
        store(ada, TOKEN);
        registry().says("valid", null, "ada", "2099-01-23T19:31:24Z");
        send("POST", MINE + "/1/test", ada.token(), null);
        send("PATCH", MINE + "/1", ada.token(), "{\"label\":\"Work\"}");
        send("DELETE", MINE + "/1", ada.token(), null);

        var events = heardOf(ada, 3);

        assertThat(events).extracting(CredentialEvent::type).containsOnly(CredentialEvent.UPDATED);
        assertThat(events).extracting(CredentialEvent::label).containsExactly("My H3Africa account", "Work", "Work");
        assertThat(events).extracting(CredentialEvent::serviceName).containsOnly("H3Africa");
        assertThat(events).extracting(CredentialEvent::serviceId).containsOnly(1L);
        assertThat(events.getFirst().expiresAt()).isNull();
        assertThat(events.get(1).expiresAt()).isEqualTo("2099-01-23T19:31:24Z");
        assertThat(events).extracting(CredentialEvent::daysLeft).containsOnlyNulls();
        assertThat(events).extracting(CredentialEvent::eventId).doesNotHaveDuplicates();
    }

    @Test
    void an_end_that_comes_near_is_told_with_the_days_that_are_left() {
        var ada = signedIn("ending");
        store(ada, TOKEN);
        var end = clock.instant().plus(Duration.ofHours(50));
        registry().says("valid", null, "ada", end.toString());
        send("POST", MINE + "/1/test", ada.token(), null);
        notices.give();

        var ending = heardOf(ada, 2).getLast();

        assertThat(ending.type()).isEqualTo(CredentialEvent.EXPIRING);
        assertThat(ending.daysLeft()).isEqualTo(3);
        assertThat(ending.expiresAt()).isEqualTo(end);
        assertThat(ending.serviceName()).isEqualTo("H3Africa");
    }

    @Test
    void no_event_ever_holds_the_token() {
        var ada = signedIn("discreet");
        store(ada, TOKEN);
        var messages = new ArrayList<String>();
        Awaitility.await().atMost(SOON).until(() -> {
            for (var m = broker.receive(queue, 100); m != null; m = broker.receive(queue, 100)) {
                messages.add(new String(m.getBody(), StandardCharsets.UTF_8));
            }
            return messages.stream().anyMatch(m -> m.contains("\"user_id\":" + ada.id() + ","));
        });
        assertThat(messages).noneMatch(m -> m.contains(TOKEN));
    }

    @Test
    void what_was_refused_is_not_told() {
        var ada = signedIn("refused");
        post(MINE, ada.token(), "{\"service_id\":99,\"api_token\":\"%s\"}".formatted(TOKEN));
        send("PATCH", MINE + "/1", ada.token(), "{\"label\":\"Mine\"}");
        send("DELETE", MINE + "/1", ada.token(), null);
        var rows = db.sql("SELECT count(*) FROM credential_events WHERE user_id = :id")
                .param("id", ada.id())
                .query(Long.class)
                .single();
        assertThat(rows).isZero();
    }

    private List<CredentialEvent> heardOf(SignedIn user, int count) {
        Awaitility.await().atMost(SOON).until(() -> {
            while (broker.receiveAndConvert(queue, 100) instanceof CredentialEvent event) {
                heard.add(event);
            }
            return of(user).size() >= count;
        });
        assertThat(of(user)).hasSize(count);
        return of(user);
    }

    private List<CredentialEvent> of(SignedIn user) {
        return heard.stream().filter(e -> e.userId() == user.id()).toList();
    }

    private void store(SignedIn user, String token) {
        post(MINE, user.token(), "{\"service_id\":1,\"api_token\":\"%s\"}".formatted(token));
    }
}
