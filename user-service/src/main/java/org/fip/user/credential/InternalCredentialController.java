package org.fip.user.credential;

import org.fip.common.security.CallableBy;
import org.fip.common.security.CallingService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Credentials for other services: job-worker gets the token, job-processor learns only that there is one. */
@RestController
class InternalCredentialController {
    private static final String MAY_HAVE_TOKEN = "job-worker";

    private final CredentialService credentials;

    InternalCredentialController(CredentialService credentials) {
        this.credentials = credentials;
    }

    @GetMapping("/internal/users/{user_id}/service-credentials/{service_id}")
    @CallableBy({MAY_HAVE_TOKEN, "job-processor"})
    CredentialForService credential(
            CallingService caller, @PathVariable("user_id") long userId, @PathVariable("service_id") long serviceId) {
        return caller.name().equals(MAY_HAVE_TOKEN)
                ? credentials.reveal(caller.name(), userId, serviceId)
                : credentials.presence(userId, serviceId);
    }
}
