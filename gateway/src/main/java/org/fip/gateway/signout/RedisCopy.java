package org.fip.gateway.signout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fip.common.security.UserToken;
import org.fip.common.security.UserTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/**
 * The list as all gateways share it: a key for each token that has ended, one for each user who has signed out everywhere, and
 * a note that says when the list was filled, from which generation. Each sign-out begins a new generation, so that a list that
 * was asked for before it is never taken for complete; what has gone with a {@code FLUSHALL}, or a sign-out that another
 * gateway could not note, is found again within {@link #FRESH}.
 */
@Component
class RedisCopy {
    /** A list of that age is asked for again. */
    static final Duration FRESH = Duration.ofSeconds(30);

    private static final Duration MARGIN = Duration.ofMinutes(10);
    private static final String GENERATION = "fip:signed-out:generation";
    private static final String FILLED = "fip:signed-out:filled";
    private static final String TOKEN = "fip:signed-out:token:";
    private static final String USER = "fip:signed-out:user:";

    private final RedisClient redis;
    private final Clock clock;

    RedisCopy(RedisClient redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /**
     * What Redis knows of a token.
     *
     * @param ended for sure when it says so; only when complete for sure when it does not
     * @param complete whether the list has all sign-outs
     * @param everFilled whether it was complete at some time
     */
    record Word(boolean ended, boolean complete, boolean everFilled) {}

    Word about(UserToken token) {
        List<@Nullable String> values = redis.mget(GENERATION, FILLED, TOKEN + token.id(), USER + token.userId());
        var until = values.get(3);
        var ended =
                values.get(2) != null || (until != null && token.issuedAt().toEpochMilli() <= Long.parseLong(until));
        var filled = values.get(1);
        return new Word(ended, filled != null && isCurrent(filled, generation(values.get(0))), filled != null);
    }

    /** Before and after whatever may end tokens: what was read until now is not complete any more. */
    void beginGeneration() {
        redis.incr(GENERATION);
    }

    /** To be read before the list is asked for that {@link #fill} writes. */
    String generation() {
        return generation(redis.get(GENERATION));
    }

    void fill(SignOutList.Answer list, String generation) {
        list.tokens().forEach(token -> ended(token.id(), token.expiresAt()));
        list.users().forEach(user -> ended(user.userId(), user.until()));
        redis.set(FILLED, generation + ":" + clock.millis());
    }

    /** Ends one token. */
    void ended(String tokenId, Instant expiresAt) {
        redis.set(TOKEN + tokenId, "", until(expiresAt));
    }

    /** Ends all that a user was given until then. */
    void ended(long userId, Instant until) {
        redis.set(USER + userId, Long.toString(until.toEpochMilli()), until(until.plus(UserTokens.LIFETIME)));
    }

    private SetParams until(Instant end) {
        return SetParams.setParams()
                .px(Math.max(
                        1, Duration.between(clock.instant(), end.plus(MARGIN)).toMillis()));
    }

    private static String generation(@Nullable String value) {
        return Optional.ofNullable(value).orElse("0");
    }

    private boolean isCurrent(String filled, String generation) {
        var parts = filled.split(":", 2);
        return parts[0].equals(generation) && clock.millis() - Long.parseLong(parts[1]) < FRESH.toMillis();
    }
}
