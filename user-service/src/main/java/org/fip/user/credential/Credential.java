package org.fip.user.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A credential as its owner sees it: everything but the token.
 *
 * @param verifiedAt when the service last accepted the token
 * @param remoteUsername of the account there
 * @param expiresAt null when the token never ends or nobody knows
 */
record Credential(
        long id,
        long serviceId,
        String label,
        String credentialType,
        boolean isActive,
        boolean isVerified,
        boolean hasApiToken,
        @Nullable Instant verifiedAt,
        @Nullable String remoteUsername,
        @Nullable Instant expiresAt,
        Instant createdAt,
        Instant updatedAt) {}
