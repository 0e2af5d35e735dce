package org.fip.gateway.signout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fip.common.problem.CommonProblem;
import org.fip.common.security.SignedOut;
import org.fip.common.security.UserToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Holds each user's token against the sign-outs. One look into Redis tells, in the same moment for all gateways. What Redis does
 * not know for sure is asked of user-service, where the truth is, and Redis is filled again. Without Redis each gateway keeps
 * the list itself and asks for it anew every second. Without user-service nobody can sign out; what is known from before
 * counts. Only a gateway that has never heard anything, from neither, lets no token through: 503 until one of them answers.
 */
@Component
class SignOutCheck implements SignedOut {
    private static final Logger log = LoggerFactory.getLogger(SignOutCheck.class);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(5);
    /** How late a sign-out at another gateway may be noticed while Redis is away. */
    private static final Duration WITHOUT_REDIS = Duration.ofSeconds(1);

    private final RedisCopy copy;
    private final Truth truth;
    private final Clock clock;

    private volatile Instant withoutRedisUntil = Instant.MIN;
    /** Redis was away: a sign-out may have passed it by. */
    private volatile boolean doubtful;

    SignOutCheck(RedisCopy copy, Truth truth, Clock clock) {
        this.copy = copy;
        this.truth = truth;
        this.clock = clock;
    }

    @Override
    public boolean isSignedOut(UserToken token) {
        if (clock.instant().isBefore(withoutRedisUntil)) {
            return withoutRedis(token);
        }
        try {
            return withRedis(token);
        } catch (JedisException e) {
            redisIsAway(e);
            return withoutRedis(token);
        }
    }

    /** To be called before and after a request that may end tokens. */
    void maySignOut() {
        try {
            copy.beginGeneration();
        } catch (JedisException e) {
            redisIsAway(e);
        }
    }

    /** Notes what a request has ended at once; user-service tells it to all who ask later. */
    void hasEnded(UserToken token, Optional<Instant> allUntil) {
        try {
            allUntil.ifPresentOrElse(
                    until -> copy.ended(token.userId(), until), () -> copy.ended(token.id(), token.expiresAt()));
        } catch (JedisException e) {
            redisIsAway(e);
        }
        // The gateway itself must know it even if Redis does not.
        truth.ask();
    }

    private boolean withRedis(UserToken token) {
        var word = copy.about(token);
        if (word.ended() || (word.complete() && !doubtful)) {
            return word.ended();
        }
        synchronized (this) {
            // Somebody else may have filled it meanwhile.
            word = copy.about(token);
            if (word.complete() && !doubtful) {
                return word.ended();
            }
            var generation = copy.generation();
            var list = truth.ask();
            if (list.isPresent()) {
                copy.fill(list.get().answer(), generation);
                doubtful = false;
                return list.get().has(token);
            }
        }
        if (word.everFilled()) {
            return word.ended() || truth.last().map(list -> list.has(token)).orElse(false);
        }
        return truth.last().orElseThrow(SignOutCheck::nothingIsKnown).has(token);
    }

    private boolean withoutRedis(UserToken token) {
        return truth.notOlderThan(WITHOUT_REDIS)
                .orElseThrow(SignOutCheck::nothingIsKnown)
                .has(token);
    }

    private void redisIsAway(JedisException e) {
        doubtful = true;
        withoutRedisUntil = clock.instant().plus(REST_AFTER_FAILURE);
        log.warn("Sign-outs are asked of user-service, Redis does not answer: {}", e.getMessage());
    }

    private static RuntimeException nothingIsKnown() {
        return new CommonProblem.DependencyUnavailable("user-service").asException();
    }
}
