package org.fip.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.fip.common.security.Role;
import org.fip.common.test.TestIdentity;
import org.fip.gateway.GatewayUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import redis.clients.jedis.RedisClient;

@TestPropertySource(
        properties = {
            "fip.gateway.limits.per-user=4",
            "fip.gateway.limits.per-address=3",
            "fip.gateway.limits.per-link=2",
            "fip.gateway.limits.links-per-address=5",
            "fip.gateway.limits.pieces-per-user=6",
            "fip.gateway.limits.sign-in-per-address=2"
        })
class RateLimitIT extends GatewayUnderTest {
    @Autowired
    private RedisClient redis;

    @Test
    void a_user_over_the_limit_is_told_when_to_come_back() {
        assertThat(statuses("/api/jobs", ADA, 4)).containsOnly(200);
        var refused = get("/api/jobs", ADA, "Origin", "http://localhost:3000");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(refused.body()).contains("\"code\":\"rate_limited\"", "request_id", "\"action\":");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
        assertThat(seen()).hasSize(4);
    }

    @Test
    void one_users_haste_is_not_anothers() {
        statuses("/api/jobs", ADA, 6);
        var bob = TestIdentity.bearer(43, "bob", Role.RESEARCHER);
        assertThat(statuses("/api/services", bob, 4)).containsOnly(200);
    }

    @ParameterizedTest
    @CsvSource({"/auth/login, 2", "/api/auth/register, 2", "/api/docs, 3"})
    void without_sign_in_the_address_is_counted_and_sign_in_more_strictly(String path, int allowed) {
        assertThat(statuses(path, null, allowed)).containsOnly(200);
        assertThat(statuses(path, null, 2)).containsOnly(429);
    }

    @Test
    void sign_in_counts_for_the_address_even_with_a_token() {
        statuses("/auth/login", null, 2);
        assertThat(statuses("/api/auth/login", ADA, 1)).containsOnly(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/files/download/", "/api/files/inputs/", "/files/exports/"})
    void links_are_counted_each_and_all_of_an_address_apart_from_the_rest(String path) {
        assertThat(statuses(path + "one", null, 3)).containsExactly(200, 200, 429);
        assertThat(statuses(path + "two", null, 2)).containsOnly(200);
        assertThat(statuses(path + "three", ADA, 1)).containsOnly(429);
        assertThat(statuses("/api/docs", null, 3)).containsOnly(200);
        assertThat(redis.keys("fip:rate:*")).noneMatch(key -> key.contains("one"));
    }

    @Test
    void pieces_of_uploads_are_counted_apart_from_the_rest() {
        var upload = "/api/files/uploads/7b0c";
        for (var n = 0; n < 3; n++) {
            assertThat(send("PATCH", upload, ADA).statusCode()).isEqualTo(200);
            assertThat(send("POST", upload, ADA, "X-HTTP-Method-Override", "PATCH")
                            .statusCode())
                    .isEqualTo(200);
        }
        var refused = send("PATCH", upload, ADA);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Tus-Resumable")).contains("1.0.0");
        assertThat(statuses("/api/jobs", ADA, 4)).containsOnly(200);
    }

    @Test
    void health_checks_are_not_counted() {
        assertThat(statuses("/actuator/health", null, 8)).containsOnly(200);
    }

    @Test
    void counters_go_away_by_themselves() {
        get("/api/jobs", ADA);
        assertThat(redis.keys("fip:rate:*"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(redis.ttl(key)).isPositive());
    }

    private java.util.List<Integer> statuses(String path, @org.jspecify.annotations.Nullable String token, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> get(path, token).statusCode())
                .toList();
    }
}
