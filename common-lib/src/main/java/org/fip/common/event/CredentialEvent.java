package org.fip.common.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a user's credential at an external service. Published on {@link EventTopology#EXCHANGE} under its
 * {@code type} as routing key. It never holds the token.
 *
 * @param eventId the same for every delivery of the same event; consumers are idempotent by it
 * @param serviceName as it was called when the token was stored or tested last
 * @param label the user's own name for the credential
 * @param expiresAt of the token; null when it never ends or nobody knows
 * @param daysLeft days begun until then, with {@link #EXPIRING} alone
 */
public record CredentialEvent(
        UUID eventId,
        String type,
        Instant occurredAt,
        long userId,
        long serviceId,
        String serviceName,
        String label,
        @Nullable Instant expiresAt,
        @Nullable Integer daysLeft)
        implements PlatformEvent {

    /** Stored, changed or deleted. */
    public static final String UPDATED = "credential.updated";
    /** Seven days and one day before the end. */
    public static final String EXPIRING = "credential.expiring";
}
