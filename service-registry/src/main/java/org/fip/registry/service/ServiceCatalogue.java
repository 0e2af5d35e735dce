package org.fip.registry.service;

import java.util.List;
import java.util.stream.Collectors;
import org.fip.common.problem.CommonProblem;
import org.fip.registry.health.HealthHistory;
import org.fip.registry.offer.ServiceParameters;
import org.fip.registry.panel.PanelCount;
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
        var latest = health.latestOfAll();
        var counts = panels.counts().stream().collect(Collectors.toMap(PanelCount::serviceId, PanelCount::panels));
        return services.all().stream()
                .map(s -> s.view(latest.get(s.id()), counts.getOrDefault(s.id(), 0L)))
                .toList();
    }

    @Transactional(readOnly = true)
    public Service get(String idOrSlug) {
        var service = require(idOrSlug);
        return service.view(health.latest(service.id()).orElse(null), panels.countByServiceId(service.id()));
    }

    @Transactional(readOnly = true)
    public ServiceParameters parameters(String idOrSlug) {
        return require(idOrSlug).parameters();
    }

    /** By number or slug. */
    @Transactional(readOnly = true)
    public ImputationService require(String idOrSlug) {
        return (idOrSlug.matches("\\d{1,18}")
                        ? services.findById(Long.parseLong(idOrSlug))
                        : services.findBySlug(idOrSlug))
                .orElseThrow(() -> new CommonProblem.NotFound("The service " + idOrSlug).asException());
    }
}
