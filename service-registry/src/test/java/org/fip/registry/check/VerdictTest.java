package org.fip.registry.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fip.adapter.Outcome;
import org.fip.adapter.ServerDescription;
import org.fip.registry.health.HealthCheck;
import org.fip.registry.health.HealthStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void a_server_that_describes_itself_is_up_and_says_what_it_runs() {
        assertThat(of(Outcome.ok(server(false, null))))
                .isEqualTo(new HealthCheck(HealthStatus.UP, 42, NOW, "Cloudgene 3", 3L));
    }

    @Test
    void maintenance_carries_the_administrators_words_whether_announced_or_answered() {
        assertThat(of(Outcome.ok(server(true, "Back on Monday."))))
                .isEqualTo(new HealthCheck(HealthStatus.MAINTENANCE, 42, NOW, "Back on Monday.", 3L));
        assertThat(of(new Outcome.Maintenance<>("Back on Monday.", null)))
                .isEqualTo(new HealthCheck(HealthStatus.MAINTENANCE, 42, NOW, "Back on Monday.", null));
    }

    @Test
    void a_server_that_refuses_strangers_is_up() {
        var check = of(new Outcome.CredentialsRejected<>(Outcome.TokenFault.INVALID, "Log in first."));
        assertThat(check).isEqualTo(new HealthCheck(HealthStatus.UP, 42, NOW, "Log in first.", null));
    }

    @Test
    void a_server_without_an_answer_or_with_a_foreign_one_is_down_and_has_no_latency() {
        assertThat(of(new Outcome.Unreachable<>("It does not accept connections.", false, null)))
                .isEqualTo(new HealthCheck(HealthStatus.DOWN, null, NOW, "It does not accept connections.", null));
        assertThat(of(new Outcome.Malformed<>("There is no Cloudgene at this address.", false))
                        .status())
                .isEqualTo(HealthStatus.DOWN);
        assertThat(of(new Outcome.Refused<>("An address inside the own network."))
                        .status())
                .isEqualTo(HealthStatus.DOWN);
    }

    private static HealthCheck of(Outcome<ServerDescription> outcome) {
        return Verdict.of(outcome, Duration.ofMillis(42), NOW);
    }

    private static ServerDescription server(boolean maintenance, @Nullable String message) {
        return new ServerDescription("Imputation Server", "Cloudgene 3", maintenance, message, 3L, Map.of(), List.of());
    }
}
