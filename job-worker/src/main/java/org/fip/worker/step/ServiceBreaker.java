package org.fip.worker.step;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.fip.adapter.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Spares an external server that is away: after a row of failures nobody knocks for a while, then two try whether it is back.
 * Whoever is not let through gets the failure that was seen last, at once.
 */
final class ServiceBreaker {
    private static final int LOOKED_AT = 20;
    private static final int AT_LEAST = 10;
    private static final float MOST_FAILED_PERCENT = 80;
    private static final int WHO_TRY = 2;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final CircuitBreaker breaker;
    private volatile Outcome.@Nullable Failure<?> seenLast;

    ServiceBreaker(long serviceId, Clock clock) {
        this.breaker = CircuitBreaker.of(
                "service-" + serviceId,
                CircuitBreakerConfig.custom()
                        .slidingWindow(LOOKED_AT, AT_LEAST, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(MOST_FAILED_PERCENT)
                        .permittedNumberOfCallsInHalfOpenState(WHO_TRY)
                        .waitDurationInOpenState(PAUSE)
                        .recordResult(ServiceBreaker::isAway)
                        .clock(clock)
                        .build());
    }

    /** Something to ask the server. */
    interface Question<T> {
        Outcome<T> ask() throws IOException;
    }

    <T> Outcome<T> ask(Question<T> question) throws IOException {
        if (!breaker.tryAcquirePermission()) {
            return spared();
        }
        var begun = System.nanoTime();
        Outcome<T> outcome;
        try {
            outcome = question.ask();
        } catch (IOException | RuntimeException e) {
            // Our own side failed, which tells nothing about the server.
            breaker.releasePermission();
            throw e;
        }
        if (isAway(outcome) && outcome instanceof Outcome.Failure<T> failure) {
            seenLast = failure;
        }
        breaker.onResult(System.nanoTime() - begun, TimeUnit.NANOSECONDS, outcome);
        return outcome;
    }

    private <T> Outcome<T> spared() {
        return switch (seenLast) {
            case Outcome.Maintenance<?> closed -> new Outcome.Maintenance<>(closed.reason(), PAUSE);
            case Outcome.Failure<?> away -> new Outcome.Unreachable<>(away.reason(), false, PAUSE);
            case null -> new Outcome.Unreachable<>("it does not answer", false, PAUSE);
        };
    }

    // A server that asks one user to slow down is there for the others.
    private static boolean isAway(Object outcome) {
        return outcome instanceof Outcome.Maintenance
                || (outcome instanceof Outcome.Unreachable<?> unreachable && unreachable.retryAfter() == null);
    }
}
