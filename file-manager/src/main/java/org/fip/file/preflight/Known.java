package org.fip.file.preflight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.fip.file.client.Registry;
import org.fip.file.client.Registry.KnownPanel;
import org.fip.file.client.Registry.KnownService;
import org.fip.file.client.Registry.Parameters;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** What service-registry knows, remembered for half a minute: a page asks for a verdict with each change of a choice. */
@Component
class Known {
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int AT_MOST = 1_000;

    private final Registry registry;
    private final Cache<Long, KnownService> services = cache();
    private final Cache<Long, Parameters> parameters = cache();
    private final Cache<Long, KnownPanel> panels = cache();

    Known(Registry registry) {
        this.registry = registry;
    }

    /** @throws RestClientException when there is none, or the registry is away; so with the others */
    KnownService service(long id) {
        return services.get(id, registry::service);
    }

    Parameters parameters(long serviceId) {
        return parameters.get(serviceId, registry::parameters);
    }

    KnownPanel panel(long id) {
        return panels.get(id, registry::panel);
    }

    private static <T> Cache<Long, T> cache() {
        return Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(AT_MOST)
                .build();
    }
}
