package org.fip.adapter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of itself.
 *
 * @param name its display name
 * @param software program and major version that it was recognised as, such as {@code Cloudgene 3}
 * @param maintenance whether it takes no work at the moment
 * @param maintenanceMessage the administrator's words, as plain text
 * @param queueLength jobs in its queue, where it publishes that
 * @param completed its own counters of finished work, such as {@code runs} or {@code samples}
 * @param workflowTypes versions by workflow type, in a workflow server's own spelling
 * @param workflowEngines versions by engine
 * @param applications ids of the applications that the token's owner may run; empty for strangers
 */
public record ServerDescription(
        String name,
        String software,
        boolean maintenance,
        @Nullable String maintenanceMessage,
        @Nullable Long queueLength,
        Map<String, Long> completed,
        List<String> applications,
        Map<String, List<String>> workflowTypes,
        Map<String, List<String>> workflowEngines) {

    /** A server with applications of its own, which runs no workflows for others. */
    public ServerDescription(
            String name,
            String software,
            boolean maintenance,
            @Nullable String maintenanceMessage,
            @Nullable Long queueLength,
            Map<String, Long> completed,
            List<String> applications) {
        this(name, software, maintenance, maintenanceMessage, queueLength, completed, applications, Map.of(), Map.of());
    }

    public ServerDescription {
        completed = Map.copyOf(completed);
        applications = List.copyOf(applications);
        workflowTypes = Map.copyOf(workflowTypes);
        workflowEngines = Map.copyOf(workflowEngines);
    }
}
