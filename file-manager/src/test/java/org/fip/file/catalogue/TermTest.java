package org.fip.file.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TermTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_term_is_a_number_of_days_or_for_good() {
        assertThat(Term.of("90d").length()).isEqualTo(Duration.ofDays(90));
        assertThat(Term.of(" Never ").length()).isNull();
        assertThatThrownBy(() -> Term.of("1h")).hasMessageContaining("a day or more");
        assertThatThrownBy(() -> Term.of("-3d")).hasMessageContaining("a day or more");
        assertThatThrownBy(() -> Term.of("soon")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_file_goes_at_the_latest_of_its_term_its_owners_wish_and_what_was_announced() {
        var settings = new RetentionSettings(
                Term.of("10d"), Term.of("never"), Term.of("5d"), Duration.ofDays(7), Duration.ofDays(730));
        var wish = START.plus(Duration.ofDays(20));
        assertThat(settings.expiry(KeptAs.INPUT, START, null, null)).isEqualTo(START.plus(Duration.ofDays(10)));
        assertThat(settings.expiry(KeptAs.INPUT, START, wish, null)).isEqualTo(wish);
        assertThat(settings.expiry(KeptAs.INPUT, START, wish, wish.plusSeconds(1)))
                .isEqualTo(wish.plusSeconds(1));
        assertThat(settings.expiry(KeptAs.REPORT, START, START, null)).isEqualTo(START.plus(Duration.ofDays(5)));
        assertThat(settings.expiry(KeptAs.RESULT, START, wish, null)).isNull();
    }

    @Test
    void reports_are_what_servers_wrote_about_their_work() {
        assertThat(KeptAs.of(FileType.INPUT, null)).isEqualTo(KeptAs.INPUT);
        assertThat(KeptAs.of(FileType.OUTPUT, ResultType.LOG)).isEqualTo(KeptAs.REPORT);
        assertThat(KeptAs.of(FileType.OUTPUT, ResultType.INFO)).isEqualTo(KeptAs.RESULT);
        assertThat(KeptAs.of(FileType.OUTPUT, ResultType.OTHER)).isEqualTo(KeptAs.RESULT);
    }
}
