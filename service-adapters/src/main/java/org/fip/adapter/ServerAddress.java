package org.fip.adapter;

import java.util.Map;

/**
 * Where a server is and what it speaks, as the registry knows it.
 *
 * @param apiType the registry's word for the family of dialects, such as {@code michigan}
 * @param baseUrl http or https; may have a path; API paths are appended to it
 * @param apiConfig the operator's settings, such as {@code app} for a Cloudgene application id
 */
public record ServerAddress(String apiType, String baseUrl, Map<String, String> apiConfig) {

    public ServerAddress {
        apiConfig = Map.copyOf(apiConfig);
    }
}
