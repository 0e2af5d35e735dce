package org.fip.monitoring.health;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fip.monitoring.health.PlatformHealth.Component;
import org.fip.monitoring.health.PlatformHealth.State;
import org.fip.monitoring.probe.Probe;
import org.fip.monitoring.probe.Probes;
import org.jspecify.annotations.Nullable;

/** Asks every part at once; what people see is the latest round, so that a page never hangs. */
@org.springframework.stereotype.Component
class HealthRounds {
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Probes probes;
    private final StatusHistory history;
    private final Clock clock;
    private volatile @Nullable PlatformHealth latest;

    HealthRounds(Probes probes, StatusHistory history, Clock clock) {
        this.probes = probes;
        this.history = history;
        this.clock = clock;
    }

    /** Empty until the first round is over. */
    Optional<PlatformHealth> latest() {
        return Optional.ofNullable(latest);
    }

    /** One round; takes as long as the slowest part, but no longer than our patience. */
    void round() {
        // Not closed in a try: a probe that hangs must not hold the round up.
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            var running = probes.all().stream()
                    .map(p -> Map.entry(p, ask(threads, p)))
                    .toList();
            var components = new ArrayList<Component>();
            for (var each : running) {
                components.add(result(each.getKey(), each.getValue(), deadline));
            }
            var now = clock.instant();
            latest = PlatformHealth.of(now, components);
            history.note(components, now);
        } catch (InterruptedException e) {
            // We are being stopped, which says nothing about the parts.
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Future<Integer> ask(ExecutorService threads, Probe probe) {
        return threads.submit(() -> {
            var begun = System.nanoTime();
            probe.ask();
            return (int) Duration.ofNanos(System.nanoTime() - begun).toMillis();
        });
    }

    private static Component result(Probe probe, Future<Integer> answer, long deadline) throws InterruptedException {
        try {
            var latency = answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return new Component(probe.name(), probe.kind(), State.UP, latency, null, probe.essential());
        } catch (TimeoutException e) {
            return down(probe, Complaint.of(e));
        } catch (ExecutionException e) {
            return down(probe, Complaint.of(e));
        }
    }

    private static Component down(Probe probe, String message) {
        return new Component(probe.name(), probe.kind(), State.DOWN, null, message, probe.essential());
    }
}
