package org.fip.registry.check;

import java.time.Duration;
import java.time.Instant;
import org.fip.adapter.Outcome;
import org.fip.adapter.ServerDescription;
import org.fip.registry.health.HealthCheck;
import org.fip.registry.health.HealthStatus;

/** What a server's answer to a stranger says about its health. */
final class Verdict {
    private Verdict() {}

    static HealthCheck of(Outcome<ServerDescription> outcome, Duration latency, Instant at) {
        var millis = (int) latency.toMillis();
        return switch (outcome) {
            case Outcome.Ok<ServerDescription>(var server) ->
                server.maintenance()
                        ? new HealthCheck(
                                HealthStatus.MAINTENANCE, millis, at, server.maintenanceMessage(), server.queueLength())
                        : new HealthCheck(HealthStatus.UP, millis, at, server.software(), server.queueLength());
            case Outcome.Maintenance<ServerDescription>(var reason, var later) ->
                new HealthCheck(HealthStatus.MAINTENANCE, millis, at, reason, null);
            // It wants to know who asks: so it is there.
            case Outcome.CredentialsRejected<ServerDescription>(var fault, var reason) ->
                new HealthCheck(HealthStatus.UP, millis, at, reason, null);
            case Outcome.Failure<ServerDescription> failure ->
                new HealthCheck(HealthStatus.DOWN, null, at, failure.reason(), null);
        };
    }
}
