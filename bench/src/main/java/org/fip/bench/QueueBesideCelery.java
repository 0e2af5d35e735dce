package org.fip.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.fip.job.queue.DueStep;
import org.fip.job.queue.JobQueue;
import org.fip.job.queue.Limits;
import org.fip.job.state.Effort;
import org.fip.job.state.JobStep;
import org.fip.stack.backing.LocalRedis;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The platform's queue beside Celery's, on the same Redis, one after the other: how many messages that do nothing are sent and
 * worked off per second, and how long one waits to be picked up while little goes on. Two workers each. Of the platform only
 * the queue is measured; what a step then writes into PostgreSQL is in the benchmark of waiting jobs.
 */
final class QueueBesideCelery {
    private static final int MESSAGES = Integer.getInteger("bench.messages", 20_000);
    private static final int LATENCY_MESSAGES = 1_000;
    private static final int PER_SECOND = 100;
    private static final int WORKERS = 2;
    private static final int AT_ONCE = 16;
    private static final int USERS = 100;
    private static final int SERVICES = 4;
    private static final int REDIS_PORT = 26_399;
    private static final Limits NO_LIMITS = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private QueueBesideCelery() {}

    private record Measured(double sentPerSecond, double workedPerSecond, Spread waited) {}

    static void measure() throws Exception {
        var folder = Path.of("target", "redis").toAbsolutePath();
        var url = "redis://:bench@127.0.0.1:" + REDIS_PORT;
        try (var redis = LocalRedis.start(folder, REDIS_PORT, "bench")) {
            for (var round = 1; round <= 3; round++) {
                var ours = ours(url + "/1");
                var celery = celery(url + "/2");
                System.out.printf(
                        "Round %d%n  platform: sent %.0f/s, worked off %.0f/s, picked up after %s%n  Celery:   sent %.0f/s, worked off %.0f/s, picked up after %s%n  ratio:    sent %.1f, worked off %.1f, p99 of waiting %.2f%n",
                        round,
                        ours.sentPerSecond,
                        ours.workedPerSecond,
                        ours.waited,
                        celery.sentPerSecond,
                        celery.workedPerSecond,
                        celery.waited,
                        ours.sentPerSecond / celery.sentPerSecond,
                        ours.workedPerSecond / celery.workedPerSecond,
                        ours.waited.percentile(99) / celery.waited.percentile(99));
            }
        }
    }

    private static Measured ours(String url) throws Exception {
        try (var redis = RedisClient.create(URI.create(url))) {
            redis.flushDB();
            var queue = new JobQueue(redis, Clock.systemUTC(), Duration.ofMinutes(1));
            var begun = System.nanoTime();
            for (var n = 0; n < MESSAGES; n++) {
                queue.hint(step(n), Clock.systemUTC().instant());
            }
            var sent = secondsSince(begun);
            begun = System.nanoTime();
            var left = new AtomicInteger(MESSAGES);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var workers = new ArrayList<Future<?>>();
                for (var w = 0; w < WORKERS; w++) {
                    workers.add(threads.submit(() -> {
                        while (left.get() > 0) {
                            for (var step : queue.take(Effort.QUESTION, AT_ONCE, NO_LIMITS)) {
                                queue.done(step);
                                left.decrementAndGet();
                            }
                        }
                    }));
                }
                for (var worker : workers) {
                    worker.get();
                }
            }
            var worked = secondsSince(begun);
            var waited = waited(queue);
            redis.flushDB();
            return new Measured(MESSAGES / sent, MESSAGES / worked, waited);
        }
    }

    private static Spread waited(JobQueue queue) throws Exception {
        Map<UUID, Long> sentAt = new ConcurrentHashMap<>();
        var waits = new ConcurrentLinkedQueue<Double>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var w = 0; w < WORKERS; w++) {
                threads.submit(() -> {
                    while (waits.size() < LATENCY_MESSAGES) {
                        var taken = queue.take(Effort.QUESTION, AT_ONCE, NO_LIMITS);
                        for (var step : taken) {
                            waits.add((System.nanoTime() - Objects.requireNonNull(sentAt.get(step.jobId()))) / 1e6);
                            queue.done(step);
                        }
                        if (taken.isEmpty()) {
                            queue.await(Effort.QUESTION, Duration.ofMillis(200));
                        }
                    }
                });
            }
            for (var n = 0; n < LATENCY_MESSAGES; n++) {
                var step = step(n);
                sentAt.put(step.jobId(), System.nanoTime());
                queue.hint(step, Clock.systemUTC().instant());
                Thread.sleep(1000 / PER_SECOND);
            }
        }
        return Spread.of(waits.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Measured celery(String url) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        "/usr/bin/python3",
                        "celery/measure.py",
                        Integer.toString(MESSAGES),
                        Integer.toString(LATENCY_MESSAGES),
                        Integer.toString(PER_SECOND))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("BENCH_REDIS", url);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("Celery's half of the benchmark ended with " + process.exitValue());
        }
        var json = new JsonMapper().readTree(said);
        var waits = new ArrayList<Double>();
        json.path("waited_millis").forEach(w -> waits.add(w.asDouble()));
        return new Measured(
                json.path("sent_per_second").asDouble(),
                json.path("worked_per_second").asDouble(),
                Spread.of(waits.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static DueStep step(int n) {
        return new DueStep(UUID.randomUUID(), JobStep.POLL, n % USERS, n % SERVICES);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
