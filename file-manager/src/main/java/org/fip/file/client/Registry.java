package org.fip.file.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** service-registry: what a service and a panel accept. */
public interface Registry {
    /**
     * A service, as far as files are held against it.
     *
     * @param apiType {@code michigan} or {@code wes}
     * @param apiConfig the operator's settings, such as {@code min_samples}
     */
    record KnownService(long id, String name, String apiType, Map<String, String> apiConfig) {}

    /**
     * What a service's jobs may ask for; an empty list means that it has no such parameter.
     *
     * @param source {@code discovered} from the server, or {@code default}
     */
    record Parameters(String source, List<Choice> builds, List<Choice> phasing, Defaults defaults) {}

    /** One allowed value. */
    record Choice(String key) {}

    /** What the server takes when nothing is said. */
    record Defaults(@Nullable String build, @Nullable String phasing) {}

    /**
     * A panel, as far as files are held against it.
     *
     * @param build of its positions; null where the server does not say
     */
    record KnownPanel(
            long id, long serviceId, String name, @Nullable String build, boolean isAvailable) {}

    @GetExchange("/services/{id}")
    KnownService service(@PathVariable long id);

    @GetExchange("/services/{id}/parameters")
    Parameters parameters(@PathVariable long id);

    @GetExchange("/panels/{id}")
    KnownPanel panel(@PathVariable long id);
}
