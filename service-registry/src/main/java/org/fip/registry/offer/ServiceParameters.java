package org.fip.registry.offer;

import java.time.Instant;
import java.util.List;
import org.fip.registry.offer.Offer.Choice;
import org.fip.registry.offer.Offer.Defaults;
import org.fip.registry.offer.Offer.Option;
import org.fip.registry.offer.Offer.Terms;
import org.jspecify.annotations.Nullable;

/**
 * What a service's jobs may ask for, as the API shows it: an order is held against this before anything is uploaded. An empty
 * list means that the service has no such parameter.
 *
 * @param source {@code discovered} from the server, or {@code default}: what its kind usually takes, before it was asked
 * @param syncedAt when the server was last asked with success
 */
public record ServiceParameters(
        long serviceId,
        String source,
        @Nullable Instant syncedAt,
        @Nullable String appId,
        @Nullable String appName,
        @Nullable String appVersion,
        List<Choice> builds,
        List<Choice> phasing,
        List<Choice> r2Filters,
        List<Choice> modes,
        Defaults defaults,
        List<Terms> terms,
        List<Option> options) {

    public static ServiceParameters of(long serviceId, Offer offer, @Nullable Instant syncedAt) {
        return new ServiceParameters(
                serviceId,
                syncedAt == null ? "default" : "discovered",
                syncedAt,
                offer.appId(),
                offer.appName(),
                offer.appVersion(),
                offer.builds(),
                offer.phasing(),
                offer.r2Filters(),
                offer.modes(),
                offer.defaults(),
                offer.terms(),
                offer.options());
    }
}
