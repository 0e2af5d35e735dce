package org.fip.registry;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.fip.common.test.BackingServers;
import org.fip.common.test.OpenApiDocument;
import org.fip.common.test.TestIdentity;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = RANDOM_PORT, properties = "fip.registry.check-interval=24h")
class OpenApiIT {
    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BackingServers.postgres(registry, "registry_openapi_db");
        TestIdentity.register(registry, "service-registry");
    }

    @Test
    void the_committed_document_is_what_the_service_publishes() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v3/api-docs"));
            OpenApiDocument.matches(
                    "service-registry",
                    http.send(request.build(), BodyHandlers.ofString()).body());
        }
    }
}
