package org.fip.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.fip.monitoring.health.PlatformHealth.Component;
import org.fip.monitoring.health.PlatformHealth.Overall;
import org.fip.monitoring.health.PlatformHealth.State;
import org.fip.monitoring.probe.Probe.Kind;
import org.junit.jupiter.api.Test;

class PlatformHealthTest {
    private static final boolean ESSENTIAL = true;

    @Test
    void the_whole_is_as_ill_as_its_worst_part() {
        assertThat(overall(part(State.UP, ESSENTIAL), part(State.UP, !ESSENTIAL)))
                .isEqualTo(Overall.UP);
        assertThat(overall(part(State.UP, ESSENTIAL), part(State.DOWN, !ESSENTIAL)))
                .isEqualTo(Overall.DEGRADED);
        assertThat(overall(part(State.DOWN, ESSENTIAL), part(State.DOWN, !ESSENTIAL)))
                .isEqualTo(Overall.DOWN);
    }

    private static Overall overall(Component... parts) {
        return PlatformHealth.of(Instant.EPOCH, List.of(parts)).status();
    }

    private static Component part(State state, boolean essential) {
        return new Component("part", Kind.SERVICE, state, null, null, essential);
    }
}
