package org.fip.processor.submission;

import org.fip.processor.client.Credentials;
import org.fip.processor.client.Registry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Finds the services that a user may send jobs to. */
@Component
public class Targets {
    private final Registry registry;
    private final Credentials credentials;

    Targets(Registry registry, Credentials credentials) {
        this.registry = registry;
        this.credentials = credentials;
    }

    public Target require(long userId, long serviceId) {
        var service = activeService(serviceId);
        if (!credentials.of(userId, service.id()).hasCredential()) {
            throw new SubmissionProblem.CredentialsMissing(service.id(), service.name()).asException();
        }
        return new Target(service, registry.parameters(service.id()));
    }

    Registry.@Nullable KnownPanel panel(@Nullable Long id) {
        try {
            return id == null ? null : registry.panel(id);
        } catch (HttpClientErrorException.NotFound e) {
            return null;
        }
    }

    private Registry.KnownService activeService(long id) {
        try {
            var found = registry.service(id);
            if (found.isActive()) {
                return found;
            }
        } catch (HttpClientErrorException.NotFound e) {
            // the same answer as for one that is switched off
        }
        throw new SubmissionProblem.ServiceNotFound(id).asException();
    }
}
