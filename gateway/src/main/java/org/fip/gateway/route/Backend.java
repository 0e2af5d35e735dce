package org.fip.gateway.route;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fip.common.client.ServiceUrls;

/**
 * A service behind the gateway and the first path segments that belong to it; nothing else is ever forwarded. Below another
 * service's segment a service may have single paths of its own, which come before.
 */
enum Backend {
    USERS("user-service", ServiceUrls::userService, "auth", "users", "audit-logs"),
    REGISTRY("service-registry", ServiceUrls::serviceRegistry, "services", "panels"),
    // Before the jobs: what is read from a job's results comes from where they are.
    FILES(
            "file-manager",
            ServiceUrls::fileManager,
            List.of("files"),
            List.of(
                    "/jobs/*/quality",
                    "/jobs/*/results/archive",
                    "/jobs/*/results/export",
                    "/jobs/*/results/export/link")),
    JOBS("job-processor", ServiceUrls::jobProcessor, "jobs"),
    NOTIFICATIONS("notification-service", ServiceUrls::notificationService, "notifications"),
    MONITORING("monitoring-service", ServiceUrls::monitoringService, "monitoring");

    private final String service;
    private final Function<ServiceUrls, URI> url;
    private final List<String> segments;
    private final List<String> paths;

    Backend(String service, Function<ServiceUrls, URI> url, String... segments) {
        this(service, url, List.of(segments), List.of());
    }

    Backend(String service, Function<ServiceUrls, URI> url, List<String> segments, List<String> paths) {
        this.service = service;
        this.url = url;
        this.segments = segments;
        this.paths = paths;
    }

    String service() {
        return service;
    }

    URI url(ServiceUrls urls) {
        return url.apply(urls);
    }

    List<String> segments() {
        return segments;
    }

    /** Everything that is forwarded, as path patterns. */
    Stream<String> patterns() {
        return Stream.concat(paths.stream(), segments.stream().flatMap(s -> Stream.of("/" + s, "/" + s + "/**")));
    }
}
