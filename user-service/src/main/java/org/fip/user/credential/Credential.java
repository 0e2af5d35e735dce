package org.fip.user.credential;

import java.time.Instant;

/** A credential as its owner sees it: everything but the token. */
record Credential(
        long id,
        long serviceId,
        String label,
        String credentialType,
        boolean isActive,
        boolean isVerified,
        boolean hasApiToken,
        Instant createdAt,
        Instant updatedAt) {}
