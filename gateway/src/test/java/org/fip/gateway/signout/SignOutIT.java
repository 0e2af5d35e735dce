package org.fip.gateway.signout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.fip.common.security.Role;
import org.fip.common.test.TestIdentity;
import org.fip.gateway.GatewayUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.json.JsonMapper;

class SignOutIT extends GatewayUnderTest {
    @Autowired
    private RedisClient redis;

    private final String ada = TestIdentity.bearer(42, "ada", Role.RESEARCHER);
    private final String adaElsewhere = TestIdentity.bearer(42, "ada", Role.RESEARCHER);
    private final String bob = TestIdentity.bearer(43, "bob", Role.RESEARCHER);

    @ParameterizedTest
    @ValueSource(strings = {"/auth/logout", "/api/auth/logout"})
    void a_token_ends_with_the_answer_to_its_sign_out_and_no_other_does(String path) {
        assertThat(status(ada)).isEqualTo(200);
        assertThat(send("POST", path, ada).statusCode()).isEqualTo(200);
        for (var closed : new String[] {"/jobs", "/api/jobs", "/api/users/me", "/api/files", "/api/services"}) {
            var refused = get(closed, ada);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("\"code\":\"unauthenticated\"");
        }
        userService().says(tokenList(ada));
        assertThat(status(ada)).isEqualTo(401);
        assertThat(status(adaElsewhere)).isEqualTo(200);
        assertThat(status(bob)).isEqualTo(200);
    }

    @Test
    void what_is_public_stays_open_to_who_has_signed_out() {
        send("POST", "/api/auth/logout", ada);
        assertThat(get("/api/files/download/aGVsbG8", ada).statusCode()).isEqualTo(200);
        assertThat(send("POST", "/api/auth/login", ada).statusCode()).isEqualTo(200);
    }

    @Test
    void all_tokens_of_a_user_end_with_the_answer_when_they_sign_out_everywhere() {
        assertThat(status(ada)).isEqualTo(200);
        send("POST", "/api/auth/logout-everywhere", ada);
        assertThat(status(ada)).isEqualTo(401);
        assertThat(status(adaElsewhere)).isEqualTo(401);
        assertThat(status(bob)).isEqualTo(200);
        assertThat(status(TestIdentity.bearer(42, "ada", Role.RESEARCHER))).isEqualTo(200);
    }

    @Test
    void what_user_service_knows_counts_and_is_not_asked_for_with_every_request() {
        userService().says(tokenList(ada));
        assertThat(status(ada)).isEqualTo(401);
        for (var i = 0; i < 5; i++) {
            assertThat(status(adaElsewhere)).isEqualTo(200);
        }
        assertThat(userService().askedForSignOuts()).isEqualTo(1);
    }

    @Test
    void a_redis_that_has_forgotten_everything_opens_nothing() {
        send("POST", "/api/auth/logout", ada);
        userService().says(tokenList(ada));
        redis.flushAll();
        assertThat(status(ada)).isEqualTo(401);
        assertThat(status(bob)).isEqualTo(200);
    }

    @Test
    void a_sign_out_that_was_not_noted_here_is_found_when_the_list_is_old() {
        assertThat(status(ada)).isEqualTo(200);
        userService().says(tokenList(ada));
        redis.set(
                "fip:signed-out:filled",
                "0:" + Instant.now().minus(RedisCopy.FRESH).toEpochMilli());
        assertThat(status(ada)).isEqualTo(401);
    }

    @Test
    void without_user_service_what_is_known_counts() {
        assertThat(status(bob)).isEqualTo(200);
        send("POST", "/api/auth/logout", ada);
        userService().says("");
        redis.set("fip:signed-out:filled", "0:0");
        assertThat(status(ada)).isEqualTo(401);
        assertThat(status(bob)).isEqualTo(200);
        userService().says(tokenList(bob));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> status(bob) == 401);
    }

    @Test
    void keys_go_away_when_the_tokens_would_have() {
        send("POST", "/api/auth/logout", ada);
        send("POST", "/api/auth/logout-everywhere", bob);
        assertThat(redis.keys("fip:signed-out:token:*"))
                .singleElement()
                .satisfies(key -> assertThat(redis.ttl(key)).isBetween(3600L, 3600L + 600));
        assertThat(redis.keys("fip:signed-out:user:*"))
                .singleElement()
                .satisfies(key -> assertThat(redis.ttl(key)).isBetween(86_000L, 86_400L + 600));
    }

    private int status(String token) {
        return get("/api/jobs", token).statusCode();
    }

    private static org.fip.gateway.StandInService userService() {
        return service("user-service");
    }

    private static String tokenList(String bearer) {
        var claims = Base64.getUrlDecoder().decode(bearer.split("\\.")[1]);
        var id = JsonMapper.shared().readTree(claims).path("jti").asString();
        return """
                {"tokens":[{"id":"%s","expires_at":"%s"}],"users":[]}""".formatted(id, Instant.now().plusSeconds(3600));
    }
}
