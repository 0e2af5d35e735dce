package org.fip.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.fip.common.test.TestIdentity;
import org.fip.gateway.GatewayUnderTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "fip.gateway.limits.per-address=100000")
class ClosedPathsIT extends GatewayUnderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/users/1/service-credentials/1",
                "/api/internal/users/1/service-credentials/1",
                "//internal/users/1",
                "/api//internal/users/1",
                "/api/%69nternal/users/1",
                "/%69nternal/users/1",
                "/api/../internal/users/1",
                "/api/users/../internal/users/1",
                "/users/..;/internal/users/1",
                "/users/%2e%2e/internal/users/1",
                "/users/.;x=1/../internal/users/1",
                "/users/me;x=1",
                "/internal;x=1/users/1",
                "/api/api/internal/users/1",
                "/api/api/jobs",
                "/INTERNAL/users/1",
                "/users/%252e%252e/internal",
                "/users/./me",
                "/users//me",
                "/usersx",
                "/actuator",
                "/actuator/metrics",
                "/actuator/env",
                "/api/actuator/health",
                "/users/../actuator/env",
                "/v3/api-docs",
                "/api/v3/api-docs",
                "/error",
                "/nonsense",
                "/"
            })
    void what_is_not_documented_does_not_exist_however_it_is_spelt(String path) throws Exception {
        for (var token : new String[] {null, ADA, TestIdentity.serviceBearer("job-worker", "user-service")}) {
            assertThat(status(path, token)).isEqualTo(404);
        }
        assertThat(seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users\\..\\internal",
                "/users/%00/me",
                "/users/..%5cinternal",
                "/users/%2e%2e%2finternal/users/1",
                "/users/..%2finternal"
            })
    void what_is_no_path_at_all_is_not_forwarded_either(String path) throws Exception {
        assertThat(status(path, ADA)).isIn(400, 404);
        assertThat(seen()).isEmpty();
    }

    @Test
    void the_gateways_own_health_is_there_for_health_checks() {
        var answer = get("/actuator/health", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("UP");
        assertThat(seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2>=0.8&maf>=0.01", "r2%3E=0.8&maf%3E=0.01"})
    void a_comparison_in_a_query_reaches_the_service_encoded(String query) throws Exception {
        var path = "/api/jobs/0190a1b2-0000-7000-8000-000000000001/results/export?";
        assertThat(status(path + query, ADA)).isEqualTo(200);
        assertThat(service("file-manager").last().pathAndQuery()).endsWith("/export?r2%3E=0.8&maf%3E=0.01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/jobs?q=\"a\"", "/jobs?q={a}", "/users\\me", "/users/%00/me", "/api/<users>", "/api/users|me"})
    void what_cannot_be_read_is_said_as_every_other_error(String path) throws Exception {
        assertThat(answer("GET", path, ADA))
                .startsWith("HTTP/1.1 400")
                .contains("Content-Type: application/problem+json", "\"code\":\"http_400\"", "\"action\":");
        assertThat(seen()).isEmpty();
    }

    @Test
    void an_invented_method_is_not_forwarded() throws Exception {
        assertThat(answer("FOO", "/api/jobs", ADA))
                .startsWith("HTTP/1.1 400")
                .contains("Content-Type: application/problem+json", "\"code\":\"http_400\"");
        assertThat(seen()).isEmpty();
    }

    private int status(String path, @Nullable String token) throws IOException {
        return Integer.parseInt(answer("GET", path, token).split(" ", 3)[1]);
    }

    /** Over a plain socket, so that no client tidies the path up. */
    private String answer(String method, String path, @Nullable String token) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            var request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + (token == null ? "" : "Authorization: " + token + "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
