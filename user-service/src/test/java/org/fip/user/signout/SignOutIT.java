package org.fip.user.signout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.fip.common.event.EventTopology;
import org.fip.common.event.SignOutEvent;
import org.fip.common.test.TestIdentity;
import org.fip.user.UserServiceUnderTest;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class SignOutIT extends UserServiceUnderTest {
    private static final String GATEWAY = TestIdentity.serviceBearer("gateway", "user-service");
    private static final String PASSWORD = "correct horse battery";
    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    RabbitTemplate broker;

    @Autowired
    SignOuts signOuts;

    @Test
    void signing_out_ends_this_token_alone() {
        var ada = signedIn("leaving");
        var before = tokens().size();
        assertThat(post("/auth/logout", ada.token(), "").status()).isEqualTo(204);
        assertThat(tokens()).hasSize(before + 1);
        assertThat(untilOf(ada.id())).isEmpty();
        // Told twice it is the same.
        assertThat(post("/auth/logout", ada.token(), "").status()).isEqualTo(204);
        assertThat(actions(ada)).containsExactly("logout", "login", "register");
    }

    @Test
    void signing_out_everywhere_ends_all_until_now_and_the_platform_hears_of_it() {
        var ada = signedIn("leaving-everywhere");
        var queue = listen();
        var before = clock.instant();
        assertThat(post("/auth/logout-everywhere", ada.token(), "").status()).isEqualTo(204);
        assertThat(untilOf(ada.id()))
                .singleElement()
                .satisfies(until -> assertThat(until).isBetween(before.minusMillis(1), clock.instant()));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> broker.receiveAndConvert(queue) instanceof SignOutEvent event
                        && event.userId() == ada.id()
                        && event.occurredAt().equals(untilOf(ada.id()).getFirst()));
        new RabbitAdmin(broker).deleteQueue(queue);
    }

    @Test
    void a_new_password_ends_everything_but_the_token_that_comes_with_it() {
        var ada = signedIn("new-password");
        var answer = post("/auth/change-password", ada.token(), """
                {"current_password":"%s","new_password":"another horse battery"}""".formatted(PASSWORD));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("access_token").asString()).isNotBlank();
        assertThat(issuedAt(answer.json().path("access_token").asString()))
                .isAfter(untilOf(ada.id()).getFirst());
        assertThat(login("new-password", PASSWORD).status()).isEqualTo(401);
        assertThat(login("new-password", "another horse battery").status()).isEqualTo(200);
        assertThat(actions(ada)).contains("password_changed", "logout_everywhere");
    }

    @Test
    void a_wrong_current_password_changes_nothing_and_guesses_are_counted() {
        var ada = signedIn("guessed");
        var change = """
                {"current_password":"wrong","new_password":"another horse battery"}""";
        for (var i = 0; i < 5; i++) {
            var refused = post("/auth/change-password", ada.token(), change);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("wrong_password");
        }
        assertThat(post("/auth/change-password", ada.token(), change).status()).isEqualTo(429);
        assertThat(untilOf(ada.id())).isEmpty();
        assertThat(post("/auth/change-password", ada.token(), """
                {"current_password":"wrong","new_password":"short"}""").code()).isEqualTo("validation_failed");
    }

    @Test
    void what_ended_long_ago_is_no_longer_told_and_then_forgotten() {
        var ada = signedIn("long-gone");
        post("/auth/logout", ada.token(), "");
        post("/auth/logout-everywhere", signedIn("long-gone").token(), "");
        Awaitility.await().atMost(SOON).until(() -> signOuts.unpublished().isEmpty());
        clock.advance(Duration.ofHours(25));
        assertThat(untilOf(ada.id())).isEmpty();
        assertThat(tokens()).isEmpty();
        clock.advance(Duration.ofDays(31));
        signOuts.forgetOld();
        assertThat(db.sql(
                                "SELECT (SELECT count(*) FROM signed_out_tokens) + (SELECT count(*) FROM sign_outs_everywhere)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void only_the_gateway_may_ask_who_has_signed_out() {
        assertThat(get("/internal/sign-outs", TestIdentity.serviceBearer("job-worker", "user-service"))
                        .status())
                .isEqualTo(403);
        assertThat(get("/internal/sign-outs", signedIn("curious").token()).status())
                .isEqualTo(403);
        assertThat(post("/auth/logout", null, "").status()).isEqualTo(401);
    }

    private JsonNode list() {
        return get("/internal/sign-outs", GATEWAY).json();
    }

    private List<String> tokens() {
        return list().path("tokens").findValuesAsString("id");
    }

    private List<Instant> untilOf(long userId) {
        return list().path("users")
                .valueStream()
                .filter(user -> user.path("user_id").asLong() == userId)
                .map(user -> Instant.parse(user.path("until").asString()))
                .toList();
    }

    private List<String> actions(SignedIn user) {
        return get("/users/me/audit-log", user.token()).json().path("items").findValuesAsString("action");
    }

    private static Instant issuedAt(String token) {
        var claims = new String(
                java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]),
                java.nio.charset.StandardCharsets.UTF_8);
        return Instant.ofEpochMilli(tools.jackson.databind.json.JsonMapper.shared()
                .readTree(claims)
                .path("iat_ms")
                .asLong());
    }

    private String listen() {
        var admin = new RabbitAdmin(broker);
        var queue = new Queue("test-" + UUID.randomUUID(), true);
        admin.declareQueue(queue);
        admin.declareBinding(BindingBuilder.bind(queue)
                .to(new TopicExchange(EventTopology.EXCHANGE, true, false))
                .with(SignOutEvent.EVERYWHERE));
        return queue.getName();
    }
}
