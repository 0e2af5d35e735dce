package org.fip.registry.service;

import jakarta.validation.Valid;
import java.util.List;
import org.fip.common.security.CallableBy;
import org.fip.registry.offer.ServiceParameters;
import org.fip.registry.panel.Panel;
import org.fip.registry.panel.PanelCatalogue;
import org.fip.registry.service.ServiceRequests.AddServiceRequest;
import org.fip.registry.service.ServiceRequests.ChangeServiceRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Services for people and for other services. */
@RestController
class ServiceController {
    private final ServiceCatalogue catalogue;
    private final ServiceAdministration administration;
    private final PanelCatalogue panels;

    ServiceController(ServiceCatalogue catalogue, ServiceAdministration administration, PanelCatalogue panels) {
        this.catalogue = catalogue;
        this.administration = administration;
        this.panels = panels;
    }

    @GetMapping("/services")
    @CallableBy({"job-processor", "job-worker", "file-manager", "user-service", "monitoring-service"})
    List<Service> services() {
        return catalogue.list();
    }

    @GetMapping("/services/{id}")
    @CallableBy({"job-processor", "job-worker", "file-manager", "user-service", "monitoring-service"})
    Service service(@PathVariable("id") String idOrSlug) {
        return catalogue.get(idOrSlug);
    }

    @GetMapping("/services/{id}/panels")
    @CallableBy({"job-processor", "job-worker", "file-manager", "user-service", "monitoring-service"})
    List<Panel> panelsOfService(@PathVariable("id") String idOrSlug) {
        return panels.ofService(catalogue.require(idOrSlug).id());
    }

    /** What jobs of this service may ask for. */
    @GetMapping("/services/{id}/parameters")
    @CallableBy({"job-processor", "job-worker", "file-manager"})
    ServiceParameters parameters(@PathVariable("id") String idOrSlug) {
        return catalogue.parameters(idOrSlug);
    }

    @PostMapping("/services")
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.CREATED)
    Service add(@Valid @RequestBody AddServiceRequest request) {
        return administration.add(request);
    }

    @PatchMapping("/services/{id}")
    @PreAuthorize("hasRole('OPERATOR')")
    Service change(@PathVariable("id") String idOrSlug, @Valid @RequestBody ChangeServiceRequest request) {
        return administration.change(idOrSlug, request);
    }

    /** Takes a service out of use: no new jobs; those on their way are followed to their end. */
    @DeleteMapping("/services/{id}")
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeOutOfUse(@PathVariable("id") String idOrSlug) {
        administration.takeOutOfUse(idOrSlug);
    }
}
