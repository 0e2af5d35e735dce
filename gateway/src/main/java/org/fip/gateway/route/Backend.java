package org.fip.gateway.route;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.fip.common.client.ServiceUrls;

/** A service behind the gateway and the first path segments that belong to it; nothing else is ever forwarded. */
enum Backend {
    USERS("user-service", ServiceUrls::userService, "auth", "users"),
    REGISTRY("service-registry", ServiceUrls::serviceRegistry, "services", "panels"),
    JOBS("job-processor", ServiceUrls::jobProcessor, "jobs"),
    FILES("file-manager", ServiceUrls::fileManager, "files"),
    NOTIFICATIONS("notification-service", ServiceUrls::notificationService, "notifications"),
    MONITORING("monitoring-service", ServiceUrls::monitoringService, "monitoring");

    private final String service;
    private final Function<ServiceUrls, URI> url;
    private final List<String> segments;

    Backend(String service, Function<ServiceUrls, URI> url, String... segments) {
        this.service = service;
        this.url = url;
        this.segments = List.of(segments);
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
}
