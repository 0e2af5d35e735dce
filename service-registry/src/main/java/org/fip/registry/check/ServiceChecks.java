package org.fip.registry.check;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.fip.adapter.ConnectionLimits;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.ImputationServers;
import org.fip.adapter.Outcome;
import org.fip.adapter.ServerDescription;
import org.fip.registry.health.HealthCheck;
import org.fip.registry.health.HealthHistory;
import org.fip.registry.health.HealthStatus;
import org.fip.registry.service.ImputationService;
import org.fip.registry.service.ImputationServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks each service who it is, without a token, and notes whether and how quickly it answered. */
@Component
class ServiceChecks {
    private static final Logger log = LoggerFactory.getLogger(ServiceChecks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ImputationServices services;
    private final HealthHistory history;
    private final Clock clock;
    private final ImputationServers outside;
    private final ImputationServers inside;

    ServiceChecks(ImputationServices services, HealthHistory history, Clock clock) {
        this.services = services;
        this.history = history;
        this.clock = clock;
        var limits = ConnectionLimits.defaults().withReadTimeout(PATIENCE);
        this.outside = new ImputationServers(limits);
        this.inside = new ImputationServers(limits.withPrivateAddresses(true));
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT60S")
    void checkAll() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            services.active().forEach(service -> threads.submit(() -> check(service)));
        }
    }

    HealthCheck check(ImputationService service) {
        var begun = System.nanoTime();
        var answer = (service.allowPrivateAddresses() ? inside : outside)
                .connect(service.address())
                .then(server -> describe(server));
        var latency = (int) Duration.ofNanos(System.nanoTime() - begun).toMillis();
        var check = verdict(answer, latency);
        var before = history.latest(service.id()).map(HealthCheck::status).orElse(HealthStatus.UNKNOWN);
        history.add(service.id(), check);
        if (before != check.status()) {
            log.info("{} is {} (was {}): {}", service.name(), check.status(), before, check.message());
        }
        return check;
    }

    private static Outcome<ServerDescription> describe(ImputationServer server) {
        return server.describe(null);
    }

    private HealthCheck verdict(Outcome<ServerDescription> answer, int latency) {
        var now = clock.instant();
        return switch (answer) {
            case Outcome.Ok<ServerDescription>(var server)
            when server.maintenance() ->
                new HealthCheck(HealthStatus.MAINTENANCE, latency, now, server.maintenanceMessage());
            case Outcome.Ok<ServerDescription>(var server) ->
                new HealthCheck(HealthStatus.UP, latency, now, server.software());
            case Outcome.Maintenance<ServerDescription> m ->
                new HealthCheck(HealthStatus.MAINTENANCE, latency, now, m.reason());
            // It wants to know who asks: it is there.
            case Outcome.CredentialsRejected<ServerDescription> c ->
                new HealthCheck(HealthStatus.UP, latency, now, "Answers; tells more only to its users");
            case Outcome.Failure<ServerDescription> failure ->
                new HealthCheck(HealthStatus.DOWN, null, now, failure.reason());
        };
    }
}
