package org.fip.worker.client;

import java.time.Duration;
import java.util.Map;
import org.fip.adapter.ServerAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** service-registry: where an external server is, how it speaks, what its panel is called there. */
public interface Registry {
    /** An external service. */
    record ExternalService(
            long id,
            String name,
            String apiType,
            String baseUrl,
            Map<String, String> apiConfig,
            @Nullable Integer maxRunningTimeSeconds,
            int pollIntervalSeconds,
            boolean allowPrivateAddresses) {

        public ServerAddress address() {
            return new ServerAddress(apiType, baseUrl, apiConfig);
        }

        public Duration pollInterval() {
            return Duration.ofSeconds(pollIntervalSeconds);
        }
    }

    /** A panel's name on its server. */
    record PanelKey(String key) {}

    @GetExchange("/services/{id}")
    ExternalService service(@PathVariable long id);

    @GetExchange("/panels/{id}")
    PanelKey panel(@PathVariable long id);
}
