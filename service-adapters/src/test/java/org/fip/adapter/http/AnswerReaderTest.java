package org.fip.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");

    @Test
    void retry_after_comes_in_seconds_or_as_a_date_and_is_never_absurd() {
        assertThat(AnswerReader.retryAfter("120", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(AnswerReader.retryAfter("Mon, 02 Nov 2026 08:05:00 GMT", NOW))
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(AnswerReader.retryAfter("Mon, 02 Nov 2026 07:00:00 GMT", NOW))
                .isEqualTo(Duration.ZERO);
        assertThat(AnswerReader.retryAfter("99999999999999999999", NOW)).isEqualTo(Duration.ofHours(24));
        assertThat(AnswerReader.retryAfter("soon", NOW)).isNull();
        assertThat(AnswerReader.retryAfter("", NOW)).isNull();
        assertThat(AnswerReader.retryAfter(null, NOW)).isNull();
    }
}
