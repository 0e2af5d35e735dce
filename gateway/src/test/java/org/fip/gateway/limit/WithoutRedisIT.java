package org.fip.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.fip.common.security.Role;
import org.fip.common.test.TestIdentity;
import org.fip.gateway.GatewayUnderTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Port 1 is reserved and nobody listens there. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "fip.redis.url=redis://:never-log-this@127.0.0.1:1")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WithoutRedisIT extends GatewayUnderTest {
    // First: the log says it once in a while.
    @Test
    @Order(1)
    void requests_pass_uncounted_and_the_log_says_so(CapturedOutput output) {
        for (var i = 0; i < 10; i++) {
            assertThat(get("/api/jobs", ADA).statusCode()).isEqualTo(200);
        }
        assertThat(output).containsOnlyOnce("Requests are not counted").doesNotContain("never-log-this");
    }

    @Test
    @Order(2)
    void a_sign_out_counts_and_nothing_is_let_through_that_nobody_knows_of() {
        var leaving = TestIdentity.bearer(44, "lea", Role.RESEARCHER);
        assertThat(get("/api/jobs", leaving).statusCode()).isEqualTo(200);
        service("user-service").says("""
                {"tokens":[],"users":[{"user_id":44,"until":"%s"}]}""".formatted(Instant.now()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> get("/api/jobs", leaving).statusCode() == 401);
        service("user-service").says("");
        assertThat(get("/api/jobs", leaving).statusCode()).isEqualTo(401);
        assertThat(get("/api/jobs", ADA).statusCode()).isEqualTo(200);
    }
}
