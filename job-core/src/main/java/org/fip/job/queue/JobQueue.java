package org.fip.job.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XAutoClaimParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;

/**
 * Hints for workers, in Redis: a stream with one consumer group for what is due, a sorted set for what is due later. Losing
 * any of it costs a delay, so sending never fails the caller.
 */
public final class JobQueue {
    static final String STREAM = "fip:jobs:due";
    static final String LATER = "fip:jobs:later";
    static final String GROUP = "workers";

    private static final Logger log = LoggerFactory.getLogger(JobQueue.class);
    private static final String FIELD = "step";
    // A backlog beyond this is only hints that the sweeper sends again.
    private static final long MOST_HINTS = 1_000_000;

    private final RedisClient redis;
    private final Clock clock;

    public JobQueue(RedisClient redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** A message as it was taken. */
    public record Taken(StreamEntryID id, DueStep step) {}

    /** Tells some worker that the step is due at {@code at}. */
    public void hint(DueStep step, Instant at) {
        try {
            if (at.isAfter(clock.instant())) {
                redis.zadd(LATER, at.toEpochMilli(), step.text());
            } else {
                add(step.text());
            }
        } catch (JedisException e) {
            log.warn("Redis did not take a hint, the sweeper will send it: {}", e.getMessage());
        }
    }

    /** Moves what has become due into the stream; any number of workers may do this at once. */
    public void promoteDue() {
        for (var step : redis.zrangeByScore(LATER, 0, clock.millis(), 0, 500)) {
            if (redis.zrem(LATER, step) == 1) {
                add(step);
            }
        }
    }

    /** Up to {@code most} messages, waiting up to {@code wait} for the first. */
    public List<Taken> take(String worker, int most, Duration wait) {
        try {
            var streams = redis.xreadGroup(
                    GROUP,
                    worker,
                    XReadGroupParams.xReadGroupParams().count(most).block((int) wait.toMillis()),
                    Map.of(STREAM, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
            return streams == null
                    ? List.of()
                    : streams.stream()
                            .flatMap(s -> s.getValue().stream())
                            .map(JobQueue::taken)
                            .toList();
        } catch (JedisDataException e) {
            createGroupIfMissing(e);
            return List.of();
        }
    }

    /** Messages that a worker took and never finished, because it died. */
    public List<Taken> takeOver(String worker, Duration idle, int most) {
        try {
            return redis
                    .xautoclaim(
                            STREAM,
                            GROUP,
                            worker,
                            idle.toMillis(),
                            new StreamEntryID("0-0"),
                            XAutoClaimParams.xAutoClaimParams().count(most))
                    .getValue()
                    .stream()
                    .map(JobQueue::taken)
                    .toList();
        } catch (JedisDataException e) {
            createGroupIfMissing(e);
            return List.of();
        }
    }

    public void done(Taken taken) {
        redis.xack(STREAM, GROUP, taken.id());
        redis.xdel(STREAM, taken.id());
    }

    private void add(String step) {
        redis.xadd(
                STREAM,
                Map.of(FIELD, step),
                XAddParams.xAddParams().maxLen(MOST_HINTS).approximateTrimming());
    }

    // First start, or somebody flushed Redis.
    private void createGroupIfMissing(JedisDataException e) {
        if (e.getMessage() == null || !e.getMessage().contains("NOGROUP")) {
            throw e;
        }
        try {
            redis.xgroupCreate(STREAM, GROUP, new StreamEntryID("0-0"), true);
        } catch (JedisDataException raced) {
            log.debug("Another worker made the group first");
        }
    }

    private static Taken taken(StreamEntry entry) {
        return new Taken(
                entry.getID(),
                DueStep.ofText(Objects.requireNonNull(entry.getFields().get(FIELD))));
    }
}
