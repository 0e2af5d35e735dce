package org.fip.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.support.SimpleTriggerContext;

class UnevenPaceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private final UnevenPace pace = new UnevenPace(Duration.ofSeconds(60), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void the_first_round_comes_soon_after_the_start() {
        assertThat(pace.nextExecution(new SimpleTriggerContext())).isEqualTo(NOW.plusSeconds(3));
    }

    @Test
    void later_rounds_come_at_the_interval_give_or_take_a_tenth() {
        var after = new SimpleTriggerContext(NOW, NOW, NOW);
        var rounds =
                IntStream.range(0, 100).mapToObj(i -> pace.nextExecution(after)).toList();
        assertThat(rounds).allSatisfy(next -> assertThat(next).isBetween(NOW.plusSeconds(54), NOW.plusSeconds(66)));
        assertThat(rounds.stream().distinct().count()).isGreaterThan(1);
    }
}
