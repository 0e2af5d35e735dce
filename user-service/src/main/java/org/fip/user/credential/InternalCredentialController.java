package org.fip.user.credential;

import org.fip.common.security.CallableBy;
import org.fip.common.security.CallingService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Credentials for other services: job-worker gets the token, service-registry an operator's own, job-processor learns only
 * that there is one.
 */
@RestController
class InternalCredentialController {
    private static final String WORKER = "job-worker";
    private static final String REGISTRY = "service-registry";

    private final CredentialService credentials;

    InternalCredentialController(CredentialService credentials) {
        this.credentials = credentials;
    }

    @GetMapping("/internal/users/{user_id}/service-credentials/{service_id}")
    @CallableBy({WORKER, REGISTRY, "job-processor"})
    CredentialForService credential(
            CallingService caller, @PathVariable("user_id") long userId, @PathVariable("service_id") long serviceId) {
        return switch (caller.name()) {
            case WORKER -> credentials.reveal(caller.name(), userId, serviceId);
            case REGISTRY -> credentials.revealOfOperator(caller.name(), userId, serviceId);
            default -> credentials.presence(userId, serviceId);
        };
    }
}
