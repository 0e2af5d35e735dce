package org.fip.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.fip.gateway.GatewayUnderTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "fip.gateway.limits.per-address=100000")
class CorsIT extends GatewayUnderTest {
    private static final String DASHBOARD = "http://localhost:3000";

    @Test
    void a_preflight_of_the_dashboard_needs_no_token() throws Exception {
        var answer = preflight(DASHBOARD);
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(answer.toLowerCase(Locale.ROOT))
                .contains("access-control-allow-origin: " + DASHBOARD)
                .contains("access-control-allow-headers: authorization, idempotency-key")
                .contains("patch");
        assertThat(seen()).isEmpty();
    }

    @Test
    void another_page_is_refused() throws Exception {
        assertThat(preflight("https://evil.example")).startsWith("HTTP/1.1 403").doesNotContain("evil.example");
    }

    @Test
    void scripts_of_the_dashboard_may_read_what_they_need_even_from_a_refusal() {
        for (var token : new String[] {ADA, null}) {
            var headers = get("/api/jobs", token, "Origin", DASHBOARD).headers();
            assertThat(headers.firstValue("Access-Control-Allow-Origin")).contains(DASHBOARD);
            assertThat(headers.firstValue("Access-Control-Expose-Headers").orElseThrow())
                    .contains("X-Request-Id", "Retry-After", "Content-Disposition")
                    .contains("Location", "Upload-Offset", "Upload-Length", "Upload-Expires");
        }
    }

    /** Over a plain socket: Java's client does not let a program set these headers. */
    private String preflight(String origin) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            var request = """
                    OPTIONS /api/jobs HTTP/1.1
                    Host: localhost
                    Connection: close
                    Origin: %s
                    Access-Control-Request-Method: PATCH
                    Access-Control-Request-Headers: authorization, idempotency-key

                    """.formatted(origin);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
