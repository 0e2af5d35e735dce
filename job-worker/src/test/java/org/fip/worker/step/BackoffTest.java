package org.fip.worker.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;

class BackoffTest {
    @RepeatedTest(50)
    void pauses_double_up_to_ten_minutes_give_or_take_a_quarter() {
        assertThat(Backoff.after(1)).isBetween(Duration.ofMillis(3750), Duration.ofMillis(6250));
        assertThat(Backoff.after(4)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(50));
        assertThat(Backoff.after(1000)).isBetween(Duration.ofSeconds(450), Duration.ofSeconds(750));
    }
}
