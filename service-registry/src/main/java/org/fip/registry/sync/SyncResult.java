package org.fip.registry.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What asking a server for its panels has changed.
 *
 * @param panelsUnavailable panels that the server no longer lists
 * @param appId application that jobs go to
 */
record SyncResult(
        long serviceId,
        Instant syncedAt,
        int panelsAdded,
        int panelsUpdated,
        int panelsUnavailable,
        @Nullable String appId) {}
