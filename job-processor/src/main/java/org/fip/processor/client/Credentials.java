package org.fip.processor.client;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** user-service: whether a user has a credential; never the token. */
public interface Credentials {
    /** What job-processor may know about a credential. */
    record Presence(boolean hasCredential) {}

    @GetExchange("/internal/users/{userId}/service-credentials/{serviceId}")
    Presence of(@PathVariable long userId, @PathVariable long serviceId);
}
