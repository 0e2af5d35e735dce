package org.fip.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of itself.
 *
 * @param name its display name
 * @param software program and major version that it was recognised as, such as {@code Cloudgene 3}
 * @param maintenance whether it takes no work at the moment
 * @param maintenanceMessage the administrator's words, as plain text
 * @param jobsWaitingOrRunning its own count of unfinished jobs, where it publishes one
 * @param jobsCompleted its own count of finished jobs, where it publishes one
 * @param applications ids of the applications that the token's owner may run; empty for strangers
 */
public record ServerDescription(
        String name,
        String software,
        boolean maintenance,
        @Nullable String maintenanceMessage,
        @Nullable Long jobsWaitingOrRunning,
        @Nullable Long jobsCompleted,
        List<String> applications) {

    public ServerDescription {
        applications = List.copyOf(applications);
    }
}
