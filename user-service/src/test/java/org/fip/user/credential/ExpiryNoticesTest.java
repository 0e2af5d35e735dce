package org.fip.user.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryNoticesTest {
    @ParameterizedTest
    @CsvSource({"P7D,7", "P6DT23H59M,7", "P6DT0.000001S,7", "P6D,6", "P1DT1S,2", "P1D,1", "PT12H,1", "PT0.000001S,1"})
    void a_begun_day_counts(Duration left, int days) {
        var now = Instant.parse("2026-11-23T10:00:00Z");
        assertThat(ExpiryNotices.daysLeft(now, now.plus(left))).isEqualTo(days);
    }
}
