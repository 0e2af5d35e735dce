package org.fip.registry.check;

import org.fip.common.security.CallableBy;
import org.fip.registry.health.HealthHistory;
import org.fip.registry.service.ServiceCatalogue;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a service is, and looking again. */
@RestController
class ServiceHealthController {
    private static final int SHOWN = 60;

    private final ServiceCatalogue catalogue;
    private final ServiceChecks checks;
    private final HealthHistory history;

    ServiceHealthController(ServiceCatalogue catalogue, ServiceChecks checks, HealthHistory history) {
        this.catalogue = catalogue;
        this.checks = checks;
        this.history = history;
    }

    @GetMapping("/services/{id}/health")
    @CallableBy({"job-processor", "job-worker", "user-service", "monitoring-service"})
    ServiceHealth health(@PathVariable("id") String idOrSlug) {
        var id = catalogue.require(idOrSlug).id();
        return ServiceHealth.of(id, history.newest(id, SHOWN));
    }

    /** Checks now, whatever the schedule says. */
    @PostMapping("/services/{id}/check")
    @PreAuthorize("hasRole('OPERATOR')")
    ServiceHealth check(@PathVariable("id") String idOrSlug) {
        var service = catalogue.require(idOrSlug);
        checks.check(service);
        return ServiceHealth.of(service.id(), history.newest(service.id(), SHOWN));
    }
}
