package org.fip.user.credential;

import org.fip.common.secret.Sealer;
import org.springframework.stereotype.Component;

/** Seals external tokens. A sealed token opens only for the user and the service it was sealed for. */
@Component
class TokenSealer {
    private final Sealer sealer;

    TokenSealer(CredentialSettings settings) {
        this.sealer =
                new Sealer(settings.keysetFile(), "fip.credentials.keyset-file", settings.createKeysetIfMissing());
    }

    byte[] seal(String token, long userId, long serviceId) {
        return sealer.seal(token, owner(userId, serviceId));
    }

    String open(byte[] sealed, long userId, long serviceId) {
        return sealer.open(sealed, owner(userId, serviceId));
    }

    private static String owner(long userId, long serviceId) {
        return "user %d service %d".formatted(userId, serviceId);
    }
}
