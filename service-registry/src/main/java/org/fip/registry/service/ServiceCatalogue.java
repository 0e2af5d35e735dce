package org.fip.registry.service;

import java.util.List;
import org.fip.common.problem.CommonProblem;
import org.fip.registry.health.HealthHistory;
import org.fip.registry.panel.Panels;
import org.springframework.transaction.annotation.Transactional;

/** Finds services and shows them with their health. */
@org.springframework.stereotype.Service
public class ServiceCatalogue {
    private final ImputationServices services;
    private final Panels panels;
    private final HealthHistory health;

    ServiceCatalogue(ImputationServices services, Panels panels, HealthHistory health) {
        this.services = services;
        this.panels = panels;
        this.health = health;
    }

    @Transactional(readOnly = true)
    public List<Service> list() {
        return services.all().stream().map(this::view).toList();
    }

    @Transactional(readOnly = true)
    public Service get(String idOrSlug) {
        return view(require(idOrSlug));
    }

    /** By number or slug. */
    @Transactional(readOnly = true)
    public ImputationService require(String idOrSlug) {
        return (idOrSlug.matches("\\d{1,18}")
                        ? services.findById(Long.parseLong(idOrSlug))
                        : services.findBySlug(idOrSlug))
                .orElseThrow(() -> new CommonProblem.NotFound("The service " + idOrSlug).asException());
    }

    private Service view(ImputationService service) {
        return service.view(health.latest(service.id()).orElse(null), panels.countByServiceId(service.id()));
    }
}
