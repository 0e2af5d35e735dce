package org.fip.common.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Files of a user will be deleted, as the retention policy says, unless the user or a job keeps them. Published on
 * {@link EventTopology#EXCHANGE} under its {@code type} as routing key.
 *
 * @param eventId the same for every delivery of the same event; consumers are idempotent by it
 * @param fileCount how many will go
 * @param firstAt when the first of them goes
 * @param files those that go first, at most {@value #MOST_FILES}
 */
public record FilesExpiringEvent(
        UUID eventId,
        String type,
        Instant occurredAt,
        long userId,
        int fileCount,
        Instant firstAt,
        List<ExpiringFile> files)
        implements PlatformEvent {
    public static final String EXPIRING = "files.expiring";
    public static final int MOST_FILES = 20;

    /** A file and when it goes. */
    public record ExpiringFile(UUID fileId, String filename, Instant expiresAt) {}
}
