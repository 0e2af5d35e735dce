package org.fip.user.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks a user name for a while after {@value #MAX_FAILURES} wrong passwords. Names that nobody has are locked alike,
 * so that the lock does not tell who exists.
 */
@Component
class LoginThrottle {
    static final int MAX_FAILURES = 5;
    static final Duration LOCK = Duration.ofMinutes(5);

    private static final int STRIPES = 256;

    private final JdbcClient db;
    private final Clock clock;
    private final Lock[] turns =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    LoginThrottle(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Runs the attempts for one name after each other, so that a burst of guesses cannot pass before the first is
     * counted. The lock is in memory: a database lock would hold a connection for as long as the password check takes.
     */
    <T> T inTurn(String username, Supplier<T> attempt) {
        var turn = turns[Math.floorMod(username.hashCode(), STRIPES)];
        turn.lock();
        try {
            return attempt.get();
        } finally {
            turn.unlock();
        }
    }

    /** How long sign-in stays locked for this name, in whole seconds; zero when it is open. */
    Duration lockedFor(String username) {
        return db.sql("SELECT last_failure FROM login_failures WHERE username = :name AND failures >= :max")
                .param("name", username)
                .param("max", MAX_FAILURES)
                .query(OffsetDateTime.class)
                .optional()
                .map(last -> remaining(
                        Duration.between(clock.instant(), last.toInstant().plus(LOCK))))
                .orElse(Duration.ZERO);
    }

    /** Counts a wrong password; a count that is older than the lock starts anew. */
    void failed(String username) {
        db.sql("""
                        INSERT INTO login_failures AS f (username, failures, last_failure) VALUES (:name, 1, :now)
                        ON CONFLICT (username) DO UPDATE SET
                            failures = CASE WHEN f.last_failure <= :forgotten THEN 1 ELSE f.failures + 1 END,
                            last_failure = :now""")
                .param("name", username)
                .param("now", now())
                .param("forgotten", now().minus(LOCK))
                .update();
        // Names are free text; rows that no longer matter must not pile up.
        db.sql("""
                        DELETE FROM login_failures WHERE username IN (
                            SELECT username FROM login_failures WHERE last_failure <= :forgotten FOR UPDATE SKIP LOCKED)""").param("forgotten", now().minus(LOCK)).update();
    }

    void succeeded(String username) {
        db.sql("DELETE FROM login_failures WHERE username = :name")
                .param("name", username)
                .update();
    }

    static Duration remaining(Duration exact) {
        return exact.isPositive()
                ? Duration.ofSeconds(exact.plusNanos(999_999_999).toSeconds())
                : Duration.ZERO;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
