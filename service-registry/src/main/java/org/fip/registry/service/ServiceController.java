package org.fip.registry.service;

import java.util.List;
import org.fip.common.security.CallableBy;
import org.fip.registry.panel.Panel;
import org.fip.registry.panel.PanelCatalogue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Services for people and for other services. */
@RestController
class ServiceController {
    private final ServiceCatalogue catalogue;

    private final PanelCatalogue panels;

    ServiceController(ServiceCatalogue catalogue, PanelCatalogue panels) {
        this.catalogue = catalogue;
        this.panels = panels;
    }

    @GetMapping("/services")
    @CallableBy({"job-processor", "job-worker", "user-service", "monitoring-service"})
    List<Service> services() {
        return catalogue.list();
    }

    @GetMapping("/services/{id}")
    @CallableBy({"job-processor", "job-worker", "user-service", "monitoring-service"})
    Service service(@PathVariable("id") String idOrSlug) {
        return catalogue.get(idOrSlug);
    }

    @GetMapping("/services/{id}/panels")
    @CallableBy({"job-processor", "job-worker", "user-service", "monitoring-service"})
    List<Panel> panelsOfService(@PathVariable("id") String idOrSlug) {
        return panels.ofService(catalogue.require(idOrSlug).id());
    }
}
