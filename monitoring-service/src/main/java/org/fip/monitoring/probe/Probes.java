package org.fip.monitoring.probe;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Everything that is watched. */
@Component
public class Probes implements AutoCloseable {
    private static final boolean ESSENTIAL = true;
    private static final boolean USEFUL = false;

    private final HttpClient http;
    private final List<Probe> all;

    Probes(ProbeSettings settings, List<Probe> backing) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .build();
        var at = settings.services();
        // Without the essential ones nobody can sign in or reach a job; without another one some of it is missing.
        var services = Stream.<Probe>of(
                new HttpProbe("gateway", ESSENTIAL, at.gateway(), http),
                new HttpProbe("user-service", ESSENTIAL, at.userService(), http),
                new HttpProbe("service-registry", USEFUL, at.serviceRegistry(), http),
                new HttpProbe("job-processor", ESSENTIAL, at.jobProcessor(), http),
                new HttpProbe("job-worker", USEFUL, at.jobWorker(), http),
                new HttpProbe("file-manager", USEFUL, at.fileManager(), http),
                new HttpProbe("notification-service", USEFUL, at.notificationService(), http),
                new HttpProbe("monitoring-service", USEFUL, at.monitoringService(), http),
                new HttpProbe("frontend", USEFUL, at.frontend(), http));
        this.all = Stream.concat(services, backing.stream()).toList();
    }

    public List<Probe> all() {
        return all;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
