package org.fip.processor.client;

import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** service-registry: what a service and a panel accept. */
public interface Registry {
    /** A service, as far as an order is checked against it. */
    record KnownService(long id, String name, String apiType, List<String> supportedBuilds, boolean isActive) {}

    /** A panel, as far as an order is checked against it. */
    record KnownPanel(
            long id, long serviceId, String name, String build, List<Population> populations, boolean isAvailable) {}

    /** A population that a panel offers. */
    record Population(String key) {}

    @GetExchange("/services/{id}")
    KnownService service(@PathVariable long id);

    @GetExchange("/panels/{id}")
    KnownPanel panel(@PathVariable long id);
}
