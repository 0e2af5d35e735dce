package org.fip.user.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit log.
 *
 * @param userId whose things it is about; null when nobody known
 * @param actor {@code user}, the name of a service, or who else did it as far as that is known
 * @param details for a person to read
 */
record AuditEntry(
        long id,
        @Nullable Long userId,
        String actor,
        String action,
        String resourceType,
        String details,
        Instant timestamp) {}
