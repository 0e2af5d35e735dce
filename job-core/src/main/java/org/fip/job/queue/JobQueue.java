package org.fip.job.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.fip.job.state.Effort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ZAddParams;

/**
 * Hints for workers, in Redis. Each user has a line per external service; workers take one step of each line in turn, so that
 * one user's five hundred jobs do not hold up another's first. What is due later waits in a sorted set. Losing any of it costs
 * a delay, because rows that are overdue are hinted at again; so sending never fails the caller, and what a worker has taken
 * is simply gone.
 */
public final class JobQueue {
    /** The braces keep all keys on one node of a cluster. */
    static final String PREFIX = "{fip:jobs}";

    private static final Logger log = LoggerFactory.getLogger(JobQueue.class);
    private static final String HINT = script("hint");
    private static final String TAKE = script("take");
    private static final String DONE = script("done");

    private final RedisClient redis;
    private final Clock clock;
    private final Duration forgottenAfter;

    /** @param forgottenAfter how long a taken step counts as under way when its worker says no more of it */
    public JobQueue(RedisClient redis, Clock clock, Duration forgottenAfter) {
        this.redis = redis;
        this.clock = clock;
        this.forgottenAfter = forgottenAfter;
    }

    /** Tells some worker that the step is due at {@code at}. Saying it twice is saying it once. */
    public void hint(DueStep step, Instant at) {
        try {
            var effort = step.step().effort();
            if (at.isAfter(clock.instant())) {
                redis.zadd(key("later", effort), at.toEpochMilli(), step.text());
            } else {
                run(HINT, effort.text(), step.text(), step.userId() + ":" + step.serviceId(), millis(clock.instant()));
            }
        } catch (JedisException e) {
            log.warn("Redis did not take a hint, the sweeper will send it: {}", e.getMessage());
        }
    }

    /** Up to {@code most} steps, of every user and service in turn. */
    public List<DueStep> take(Effort effort, int most, Limits limits) {
        var now = clock.instant();
        var taken = (List<?>) run(
                TAKE,
                effort.text(),
                millis(now),
                String.valueOf(most),
                String.valueOf(limits.perUser()),
                String.valueOf(limits.perService()),
                millis(now.plus(forgottenAfter)));
        return taken.stream().map(String.class::cast).map(DueStep::ofText).toList();
    }

    /** Waits until there may be something to take. */
    public void await(Effort effort, Duration most) {
        redis.blpop(most.toMillis() / 1000.0, key("wake", effort));
    }

    /** A long step is still under way. */
    public void stillUnderWay(DueStep step) {
        try {
            var until = clock.instant().plus(forgottenAfter).toEpochMilli();
            var onlyIfThere = new ZAddParams().xx();
            redis.zadd(key("user", step.step().effort()) + ":" + step.userId(), until, step.text(), onlyIfThere);
            redis.zadd(key("service", step.step().effort()) + ":" + step.serviceId(), until, step.text(), onlyIfThere);
        } catch (JedisException e) {
            log.debug("Redis was not told that {} goes on; limits may be passed for a while", step, e);
        }
    }

    /** The step has ended, however. */
    public void done(DueStep step) {
        try {
            run(
                    DONE,
                    step.step().effort().text(),
                    step.text(),
                    String.valueOf(step.userId()),
                    String.valueOf(step.serviceId()));
        } catch (JedisException e) {
            log.debug("Redis was not told that {} has ended; its place is free later", step, e);
        }
    }

    private Object run(String script, String... arguments) {
        var all = new ArrayList<String>();
        all.add(PREFIX);
        all.addAll(Arrays.asList(arguments));
        return redis.eval(script, 1, all.toArray(String[]::new));
    }

    private static String key(String what, Effort effort) {
        return PREFIX + ":" + what + ":" + effort.text();
    }

    private static String millis(Instant at) {
        return String.valueOf(at.toEpochMilli());
    }

    private static String script(String name) {
        try (var file = Objects.requireNonNull(JobQueue.class.getResourceAsStream(name + ".lua"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
