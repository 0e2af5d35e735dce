package org.fip.registry.sync;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** user-service: the tokens of operators, and of nobody else. */
interface UserCredentials {
    /** A token, if there is one that this service may have. */
    record OperatorCredential(
            boolean hasCredential, @Nullable String apiToken) {
        @Override
        public String toString() {
            return "OperatorCredential[" + hasCredential + "]";
        }
    }

    @GetExchange("/internal/users/{user_id}/service-credentials/{service_id}")
    OperatorCredential of(@PathVariable("user_id") long userId, @PathVariable("service_id") long serviceId);
}
