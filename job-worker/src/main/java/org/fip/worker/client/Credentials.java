package org.fip.worker.client;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** user-service: a user's own token of an external service. */
public interface Credentials {
    /** The token, if there is one. */
    record Revealed(boolean hasCredential, @Nullable String apiToken) {
        @Override
        public String toString() {
            return "Revealed[" + hasCredential + "]";
        }
    }

    @GetExchange("/internal/users/{userId}/service-credentials/{serviceId}")
    Revealed of(@PathVariable long userId, @PathVariable long serviceId);
}
