package org.fip.common.event;

import java.time.Instant;
import java.util.UUID;

/** What every event on {@link EventTopology#EXCHANGE} has; {@code type} is also its routing key. */
public sealed interface PlatformEvent permits AuditEvent, CredentialEvent, FilesExpiringEvent, JobEvent, SignOutEvent {
    /** The same for every delivery of the same event; consumers are idempotent by it. */
    UUID eventId();

    String type();

    Instant occurredAt();
}
