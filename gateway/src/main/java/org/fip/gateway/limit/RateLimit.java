package org.fip.gateway.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.fip.common.problem.ProblemWriter;
import org.fip.gateway.GatewaySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Counts each caller's requests. Without Redis nothing is counted: limits protect against carelessness, and a platform
 * that stops because its counters do would be the greater harm. Guessing passwords stays limited by user-service, which
 * counts in its own database.
 */
@Component
@Order(RateLimit.AFTER_SECURITY)
class RateLimit extends OncePerRequestFilter {
    /** Spring Security's chain stands at -100; the user is known only behind it. */
    static final int AFTER_SECURITY = -50;

    private static final Logger log = LoggerFactory.getLogger(RateLimit.class);

    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(5);

    private final AtomicReference<Instant> uncountedUntil = new AtomicReference<>(Instant.MIN);
    private final Clock clock;
    private final GatewaySettings settings;
    private final ProxyManager<byte[]> buckets;
    private final ProblemWriter problems;

    RateLimit(GatewaySettings settings, ProxyManager<byte[]> buckets, ProblemWriter problems, Clock clock) {
        this.clock = clock;
        this.settings = settings;
        this.buckets = buckets;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (var allowance : Allowance.of(request, settings.limits())) {
            var probe = probe(allowance);
            if (probe.isPresent() && !probe.get().isConsumed()) {
                var wait =
                        Duration.ofNanos(probe.get().getNanosToWaitForRefill()).plusSeconds(1);
                response.setHeader("Retry-After", Long.toString(wait.toSeconds()));
                problems.write(response, new RateLimited(wait));
                return;
            }
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    private Optional<ConsumptionProbe> probe(Allowance allowance) {
        if (clock.instant().isBefore(uncountedUntil.get())) {
            return Optional.empty();
        }
        try {
            return Optional.of(buckets.getProxy(
                            allowance.key().getBytes(StandardCharsets.UTF_8), () -> perMinute(allowance.perMinute()))
                    .tryConsumeAndReturnRemaining(1));
        } catch (JedisException e) {
            // Left alone for a moment, so that not every request waits for its timeout.
            uncountedUntil.set(clock.instant().plus(REST_AFTER_FAILURE));
            log.warn("Requests are not counted, Redis does not answer: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static BucketConfiguration perMinute(int requests) {
        return BucketConfiguration.builder()
                .addLimit(l -> l.capacity(requests).refillGreedy(requests, Duration.ofMinutes(1)))
                .build();
    }
}
