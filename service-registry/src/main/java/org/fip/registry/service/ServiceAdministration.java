package org.fip.registry.service;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Stream;
import org.fip.adapter.Outcome;
import org.fip.common.problem.CommonProblem;
import org.fip.common.problem.CommonProblem.FieldError;
import org.fip.registry.external.ExternalServers;
import org.fip.registry.service.ServiceRequests.AddServiceRequest;
import org.fip.registry.service.ServiceRequests.ChangeServiceRequest;
import org.springframework.transaction.annotation.Transactional;

/** Adds, changes and retires services. */
@org.springframework.stereotype.Service
class ServiceAdministration {
    private final ImputationServices services;
    private final ServiceCatalogue catalogue;
    private final ExternalServers servers;

    ServiceAdministration(ImputationServices services, ServiceCatalogue catalogue, ExternalServers servers) {
        this.services = services;
        this.catalogue = catalogue;
        this.servers = servers;
    }

    @Transactional
    Service add(AddServiceRequest request) {
        var slug = request.slug() == null ? slug(request.name()) : request.slug();
        if (services.findBySlug(slug).isPresent()) {
            throw new ServiceProblem.SlugTaken(slug).asException();
        }
        var service = ImputationService.named(slug, request.apiType());
        service.change(request);
        check(service);
        services.save(service);
        return catalogue.get(slug);
    }

    @Transactional
    Service change(String idOrSlug, ChangeServiceRequest request) {
        var service = catalogue.require(idOrSlug);
        service.change(request);
        if (request.isActive() != null) {
            service.use(request.isActive());
        }
        check(service);
        return catalogue.get(idOrSlug);
    }

    @Transactional
    void takeOutOfUse(String idOrSlug) {
        catalogue.require(idOrSlug).use(false);
    }

    // What the adapters cannot use is refused here, not when the first job fails of it.
    private void check(ImputationService service) {
        var wrong = new ArrayList<FieldError>();
        if (servers.check(service.address()) instanceof Outcome.Failure<?> failure) {
            wrong.add(new FieldError("base_url", failure.reason()));
        }
        Stream.concat(
                        servers.settingProblems(service.address()).stream(),
                        SampleLimits.problems(service.address().apiConfig()).stream())
                .forEach(problem -> wrong.add(new FieldError("api_config", problem)));
        if (!wrong.isEmpty()) {
            throw new CommonProblem.ValidationFailed(wrong).asException();
        }
    }

    private static String slug(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? "service" : plain.substring(0, Math.min(plain.length(), 60));
    }
}
