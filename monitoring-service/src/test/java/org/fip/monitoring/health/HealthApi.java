package org.fip.monitoring.health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.fip.common.security.Role;
import org.fip.common.test.TestIdentity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform's health as a signed-in person gets it. */
final class HealthApi {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    HealthApi(int port) {
        this.port = port;
    }

    JsonNode health() {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/monitoring/health"))
                    .header("Authorization", TestIdentity.bearer(42, "ada", Role.RESEARCHER));
            return new JsonMapper()
                    .readTree(
                            http.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String overall() {
        return health().path("status").asString();
    }

    /** One part of the latest round. */
    JsonNode component(String name) {
        return component(health(), name);
    }

    static JsonNode component(JsonNode health, String name) {
        return health.path("components")
                .valueStream()
                .filter(c -> c.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
