package org.fip.gateway.signout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.fip.common.client.ServiceClients;
import org.fip.common.client.ServiceUrls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** user-service, which knows who has signed out; and what it said last, for when it does not answer. */
@Component
class Truth {
    private static final Logger log = LoggerFactory.getLogger(Truth.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Left alone for a moment, so that not every request waits for its timeout. */
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);

    private final RestClient userService;
    private final Clock clock;

    private Instant restUntil = Instant.MIN;
    private Instant askedAt = Instant.MIN;
    private volatile @Nullable SignOutList last;

    Truth(ServiceClients clients, ServiceUrls urls, Clock clock) {
        this.userService = clients.rest("user-service", urls.userService(), PATIENCE);
        this.clock = clock;
    }

    /** The list as it is now; empty when user-service does not answer. */
    synchronized Optional<SignOutList> ask() {
        var now = clock.instant();
        if (now.isBefore(restUntil)) {
            return Optional.empty();
        }
        try {
            var answer = userService.get().uri("/internal/sign-outs").retrieve().body(SignOutList.Answer.class);
            var list = new SignOutList(Objects.requireNonNull(answer));
            last = list;
            askedAt = now;
            return Optional.of(list);
        } catch (RestClientException e) {
            restUntil = clock.instant().plus(REST_AFTER_FAILURE);
            log.warn("user-service does not say who has signed out, what it said last is used: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** The list, at most that old where user-service answers. */
    synchronized Optional<SignOutList> notOlderThan(Duration age) {
        if (last == null || clock.instant().isAfter(askedAt.plus(age))) {
            ask();
        }
        return last();
    }

    /** What it said last. */
    Optional<SignOutList> last() {
        return Optional.ofNullable(last);
    }
}
