package org.fip.processor.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** service-registry: what a service and a panel accept. */
public interface Registry {
    /**
     * A service, as far as an order is checked against it and a finished job is described.
     *
     * @param apiType the family of dialects: {@code michigan} or {@code wes}
     */
    record KnownService(long id, String name, String apiType, String websiteUrl, boolean isActive) {}

    /**
     * A panel, as far as an order is checked against it. Its own build is no rule for the input: not every server tells it, and
     * most lift input of any build that they list over to the panel's.
     */
    record KnownPanel(
            long id,
            long serviceId,
            String key,
            String name,
            @Nullable String build,
            List<Population> populations,
            boolean isAvailable) {}

    /** A population that a panel offers. */
    record Population(String key) {}

    /**
     * What a service's jobs may ask for; an empty list means that it has no such parameter.
     *
     * @param syncedAt when the server itself was last asked; null where all of this is only usual for its kind
     * @param appVersion of the server's application, as it states it
     */
    record Parameters(
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
            List<Option> options) {}

    /** One allowed value: {@code key} is sent, {@code label} is shown. */
    record Choice(String key, String label) {}

    /** What the server takes when nothing is said. */
    record Defaults(
            @Nullable String build,
            @Nullable String phasing,
            @Nullable String r2Filter,
            @Nullable String mode) {}

    /** A promise that every user of the server makes. */
    record Terms(String id, String text) {}

    /**
     * A further parameter of the server.
     *
     * @param type {@code checkbox}, {@code choice}, {@code number} or {@code text}
     */
    record Option(String id, String type, @Nullable String defaultValue, boolean required, List<Choice> choices) {}

    @GetExchange("/services/{id}")
    KnownService service(@PathVariable long id);

    @GetExchange("/services/{id}/parameters")
    Parameters parameters(@PathVariable long id);

    @GetExchange("/panels/{id}")
    KnownPanel panel(@PathVariable long id);
}
