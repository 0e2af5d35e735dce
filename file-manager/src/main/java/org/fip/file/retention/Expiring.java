package org.fip.file.retention;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file whose term is over, or soon will be, as it was read: it is touched only while it is still like this.
 *
 * @param expiry by the policy alone
 * @param announcedFor when its owner was told that it goes; null when nothing was said yet
 */
record Expiring(
        UUID id,
        long userId,
        @Nullable UUID jobId,
        Instant termStartsAt,
        Instant expiry,
        @Nullable Instant announcedFor) {}
