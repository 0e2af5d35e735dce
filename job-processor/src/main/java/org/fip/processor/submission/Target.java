package org.fip.processor.submission;

import org.fip.processor.client.Registry;

/** Where a job is to go, and what may be ordered there. */
public record Target(Registry.KnownService service, Registry.Parameters parameters) {
    String name() {
        return service.name();
    }
}
