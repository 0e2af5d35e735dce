package org.fip.user.credential;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What another service may learn about a user's credential; the token only where the caller may have it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CredentialForService(
        boolean hasCredential,
        @Nullable Boolean isVerified,
        @Nullable String apiToken) {

    static CredentialForService missing() {
        return new CredentialForService(false, null, null);
    }

    static CredentialForService present(boolean verified) {
        return new CredentialForService(true, verified, null);
    }

    static CredentialForService revealed(boolean verified, String token) {
        return new CredentialForService(true, verified, token);
    }

    @Override
    public String toString() {
        return "CredentialForService[" + hasCredential + "]";
    }
}
