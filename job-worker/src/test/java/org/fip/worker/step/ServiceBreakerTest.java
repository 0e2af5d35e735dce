package org.fip.worker.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.fip.adapter.Outcome;
import org.fip.job.test.TurnableClock;
import org.junit.jupiter.api.Test;

class ServiceBreakerTest {
    private final TurnableClock clock = new TurnableClock();
    private final ServiceBreaker breaker = new ServiceBreaker(7, clock);
    private final AtomicInteger knocks = new AtomicInteger();

    @Test
    void after_a_row_of_failures_nobody_knocks_for_a_while_and_everybody_hears_why() throws IOException {
        ask(12, new Outcome.Unreachable<>("connection refused", true, null));
        assertThat(knocks).hasValue(10);

        assertThat(ask(new Outcome.Ok<>("running"))).isInstanceOfSatisfying(Outcome.Unreachable.class, spared -> {
            assertThat(spared.reason()).isEqualTo("connection refused");
            assertThat(spared.mayHaveArrived()).isFalse();
            assertThat(spared.retryAfter()).isPositive();
        });
    }

    @Test
    void maintenance_stays_maintenance() throws IOException {
        ask(12, new Outcome.Maintenance<>("back at noon", null));
        assertThat(ask(new Outcome.Ok<>("running")))
                .isInstanceOfSatisfying(
                        Outcome.Maintenance.class,
                        closed -> assertThat(closed.reason()).isEqualTo("back at noon"));
    }

    @Test
    void when_the_server_is_back_two_find_out_and_all_go_on() throws IOException {
        ask(12, new Outcome.Unreachable<>("connection refused", true, null));
        clock.putForward(Duration.ofSeconds(31));
        for (var i = 0; i < 5; i++) {
            assertThat(ask(new Outcome.Ok<>("running"))).isEqualTo(new Outcome.Ok<>("running"));
        }
    }

    @Test
    void a_refusal_a_full_server_or_a_request_to_slow_down_is_no_sign_of_its_being_away() throws IOException {
        ask(30, new Outcome.Refused<>("no"));
        ask(30, new Outcome.SlotLimit<>(3, "three"));
        ask(30, new Outcome.Unreachable<>("429", false, Duration.ofSeconds(5)));
        assertThat(knocks).hasValue(90);
    }

    @Test
    void a_failure_on_our_side_tells_nothing_about_the_server() throws IOException {
        for (var i = 0; i < 30; i++) {
            assertThatThrownBy(() -> breaker.ask(() -> {
                        throw new IOException("our disk");
                    }))
                    .hasMessage("our disk");
        }
        assertThat(ask(new Outcome.Ok<>("running"))).isInstanceOf(Outcome.Ok.class);
    }

    private void ask(int times, Outcome<String> answer) throws IOException {
        for (var i = 0; i < times; i++) {
            ask(answer);
        }
    }

    private Outcome<String> ask(Outcome<String> answer) throws IOException {
        return breaker.ask(() -> {
            knocks.incrementAndGet();
            return answer;
        });
    }
}
