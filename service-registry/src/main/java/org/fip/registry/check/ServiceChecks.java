package org.fip.registry.check;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.fip.registry.external.ExternalServers;
import org.fip.registry.health.HealthCheck;
import org.fip.registry.health.HealthHistory;
import org.fip.registry.health.HealthStatus;
import org.fip.registry.service.ImputationService;
import org.fip.registry.service.ImputationServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks services who they are and notes whether and how quickly each answered. */
@Component
class ServiceChecks {
    private static final Logger log = LoggerFactory.getLogger(ServiceChecks.class);
    private static final int AT_ONCE = 8;

    private final ImputationServices services;
    private final ExternalServers servers;
    private final HealthHistory history;
    private final Clock clock;

    ServiceChecks(ImputationServices services, ExternalServers servers, HealthHistory history, Clock clock) {
        this.services = services;
        this.servers = servers;
        this.history = history;
        this.clock = clock;
    }

    /** Checks every active service and waits for the slowest. */
    void checkAll() {
        var slots = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            services.active()
                    .forEach(service -> threads.execute(() -> {
                        slots.acquireUninterruptibly();
                        try {
                            check(service);
                        } catch (RuntimeException e) {
                            log.error("The check of {} broke off", service.name(), e);
                        } finally {
                            slots.release();
                        }
                    }));
        }
    }

    void check(ImputationService service) {
        var begun = System.nanoTime();
        var outcome = servers.describe(service.target());
        var latency = Duration.ofNanos(System.nanoTime() - begun);
        var check = Verdict.of(outcome, latency, clock.instant());
        var before = history.latest(service.id()).map(HealthCheck::status).orElse(HealthStatus.UNKNOWN);
        history.add(service.id(), check);
        if (before != check.status()) {
            log.atLevel(check.status().level())
                    .log("{} is {} (was {}): {}", service.name(), check.status(), before, check.message());
        }
    }
}
