package org.fip.common.event;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that belongs into the audit log, which is user-service's. Published on {@link EventTopology#EXCHANGE} under its
 * {@code type} as routing key.
 *
 * @param eventId of the entry; an event with the same id again tells more of the same and takes the place of the one before
 * @param userId whose things they are
 * @param actor who did it, as far as that is known
 * @param details for a person to read; no secrets
 */
public record AuditEvent(
        UUID eventId,
        String type,
        Instant occurredAt,
        long userId,
        String actor,
        String action,
        String resourceType,
        String details)
        implements PlatformEvent {

    public static final String RECORDED = "audit.recorded";
}
