package org.fip.common.event;

import java.time.Instant;
import java.util.UUID;

/**
 * A user has signed out everywhere: what was given to them until then is not good any more. Published on
 * {@link EventTopology#EXCHANGE} under its {@code type} as routing key.
 *
 * @param eventId the same for every delivery of the same event; the order does not matter
 * @param occurredAt to the millisecond; what was issued then or earlier has ended
 */
public record SignOutEvent(UUID eventId, String type, Instant occurredAt, long userId) implements PlatformEvent {
    public static final String EVERYWHERE = "user.signed_out_everywhere";
}
