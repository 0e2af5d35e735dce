package org.fip.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.fip.gateway.GatewayUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Port 1 is reserved and nobody listens there. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "fip.redis.url=redis://:never-log-this@127.0.0.1:1")
class WithoutRedisIT extends GatewayUnderTest {
    @Test
    void requests_pass_uncounted_and_the_log_says_so(CapturedOutput output) {
        for (var i = 0; i < 10; i++) {
            assertThat(get("/api/jobs", ADA).statusCode()).isEqualTo(200);
        }
        assertThat(output).containsOnlyOnce("Requests are not counted").doesNotContain("never-log-this");
    }
}
