package org.fip.user.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    @Test
    void a_wait_is_rounded_up_so_that_coming_back_in_time_works() {
        assertThat(LoginThrottle.remaining(Duration.ofMillis(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(LoginThrottle.remaining(Duration.ofMillis(2001))).isEqualTo(Duration.ofSeconds(3));
        assertThat(LoginThrottle.remaining(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_lock_that_is_over_leaves_no_wait() {
        assertThat(LoginThrottle.remaining(Duration.ZERO)).isZero();
        assertThat(LoginThrottle.remaining(Duration.ofSeconds(-3))).isZero();
    }
}
