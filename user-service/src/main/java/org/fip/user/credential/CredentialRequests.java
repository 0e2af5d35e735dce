package org.fip.user.credential;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What users send about credentials; none of it prints the token. */
final class CredentialRequests {
    private static final String ONE_LINE = "\\P{Cntrl}*[^\\s\\p{Cntrl}]\\P{Cntrl}*";

    private CredentialRequests() {}

    record StoreCredentialRequest(
            @NotNull(message = "is required") Long serviceId,
            @NotNull(message = "is required") @ApiTokenText String apiToken,

            @Nullable @Size(max = 100) @Pattern(regexp = ONE_LINE, message = "must be one line of text")
            String label) {
        @Override
        public String toString() {
            return "StoreCredentialRequest[service " + serviceId + "]";
        }
    }

    record ChangeCredentialRequest(
            @Nullable @ApiTokenText String apiToken,

            @Nullable @Size(max = 100) @Pattern(regexp = ONE_LINE, message = "must be one line of text")
            String label) {
        @Override
        public String toString() {
            return "ChangeCredentialRequest[" + label + "]";
        }
    }
}
