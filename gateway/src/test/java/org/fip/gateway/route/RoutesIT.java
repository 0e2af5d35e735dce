package org.fip.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.fip.common.test.TestIdentity;
import org.fip.gateway.GatewayUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "fip.gateway.limits.per-address=100000")
class RoutesIT extends GatewayUnderTest {
    @ParameterizedTest
    @CsvSource({
        "/auth/user, user-service",
        "/users/me/service-credentials/1, user-service",
        "/users/me/audit-log, user-service",
        "/audit-logs?action=download, user-service",
        "/services, service-registry",
        "/services/h3africa/panels?build=hg19, service-registry",
        "/panels/3, service-registry",
        "'/jobs?status=running&sort=created_at,desc&q=a%20b', job-processor",
        "/jobs/0190a1b2-0000-7000-8000-000000000001/status-updates, job-processor",
        "/jobs/0190a1b2-0000-7000-8000-000000000001/results, job-processor",
        "/jobs/0190a1b2-0000-7000-8000-000000000001/quality, file-manager",
        "/jobs/0190a1b2-0000-7000-8000-000000000001/results/archive, file-manager",
        "/jobs/0190a1b2-0000-7000-8000-000000000001/results/export, file-manager",
        "/jobs/0190a1b2-0000-7000-8000-000000000001/results/export/link, file-manager",
        "/files/0190a1b2-0000-7000-8000-000000000001/download, file-manager",
        "/notifications?unread=true, notification-service"
    })
    void every_documented_path_reaches_its_service_with_and_without_the_prefix(String path, String service) {
        for (var spelling : new String[] {path, "/api" + path}) {
            assertThat(get(spelling, ADA).body()).isEqualTo("{\"service\":\"%s\"}".formatted(service));
            assertThat(decoded(service(service).last().pathAndQuery())).isEqualTo(decoded(path));
            assertThat(service(service).last().header("Authorization")).isEqualTo(ADA);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
    void every_method_passes(String method) {
        assertThat(send(method, "/api/notifications/7", ADA).statusCode()).isEqualTo(200);
        assertThat(service("notification-service").last().method()).isEqualTo(method);
    }

    @Test
    void a_services_refusal_passes_through_once_and_unchanged() {
        var answer = get("/api/jobs/busy", ADA);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"code\":\"busy\"}");
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(seen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/auth/login", "/auth/register", "/files/download/aGVsbG8", "/files/inputs/aGVsbG8.chr20.vcf.gz"
            })
    void public_paths_need_no_token(String path) {
        for (var spelling : new String[] {path, "/api" + path}) {
            assertThat(get(spelling, null).statusCode()).isEqualTo(200);
        }
        assertThat(seen()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs", "/api/jobs", "/api/users/me", "/api/files/download/a/b", "/api/auth/login/x"})
    void every_other_path_needs_a_good_token(String path) {
        for (var token : new String[] {null, "Bearer nonsense", ADA + "x", "Basic YWRhOmFkYQ=="}) {
            var answer = get(path, token);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"unauthenticated\"");
        }
        assertThat(seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user-service", "job-processor", "gateway"})
    void a_services_token_does_not_pass_from_outside(String audience) {
        var token = TestIdentity.serviceBearer("job-worker", audience);
        get("/api/jobs", token);
        get("/api/users/me", token);
        get("/api/auth/login", token);
        assertThat(seen())
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isNull());
    }

    @Test
    void headers_that_claim_an_identity_are_dropped() {
        get(
                "/api/jobs",
                ADA,
                "X-User-Id",
                "1",
                "X-User-Anything",
                "1",
                "X-Forwarded-User",
                "olga",
                "X-Forwarded-For",
                "10.0.0.1",
                "X-Forwarded-Host",
                "evil.example",
                "Forwarded",
                "for=10.0.0.1");
        assertThat(service("job-processor").last().headers().keySet())
                .noneMatch(name -> name.startsWith("x-user-") || name.contains("forwarded"));
    }

    @Test
    void a_service_learns_the_clients_address_from_the_gateway_alone() {
        get("/api/jobs", ADA, "X-Client-Address", "10.0.0.1");
        assertThat(service("job-processor").last().header("X-Client-Address")).isEqualTo("127.0.0.1");
    }

    @Test
    void a_request_id_goes_to_the_service_and_back_once() {
        var answer = get("/api/jobs", ADA, "X-Request-Id", "request-0001");
        assertThat(service("job-processor").last().header("X-Request-Id")).isEqualTo("request-0001");
        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("request-0001");
    }

    @Test
    void a_request_without_an_id_gets_one() {
        var answer = get("/api/jobs", ADA);
        assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
        assertThat(service("job-processor").last().header("X-Request-Id"))
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void the_method_that_a_client_means_reaches_the_service() {
        var answer = send("POST", "/api/files/uploads/7b0c", ADA, "X-HTTP-Method-Override", "PATCH");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(service("file-manager").last().header("X-HTTP-Method-Override"))
                .isEqualTo("PATCH");
    }

    @Test
    void the_version_of_tus_is_told_once_by_whoever_answers() {
        for (var token : new String[] {ADA, null}) {
            var headers = send("PATCH", "/api/files/uploads/7b0c", token).headers();
            assertThat(headers.allValues("Tus-Resumable")).containsExactly("1.0.0");
        }
        assertThat(get("/api/jobs", ADA).headers().firstValue("Tus-Resumable")).isEmpty();
    }

    @Test
    void security_headers_are_not_doubled() {
        var headers = get("/api/jobs", ADA).headers();
        assertThat(headers.allValues("X-Content-Type-Options")).hasSize(1);
        assertThat(headers.allValues("Content-Type")).containsExactly("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/monitoring/health", "/api/monitoring/health"})
    void a_service_that_is_down_is_named(String path) {
        var answer = get(path, ADA);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"dependency_unavailable\"", "monitoring-service", "request_id");
    }

    @Test
    void the_documents_of_all_services_are_listed_and_served() {
        var page = get("/api/docs", null);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        for (var backend : Backend.values()) {
            assertThat(page.body()).contains("\"/api/docs/" + backend.service() + "\"");
        }
        assertThat(get("/api/docs/job-processor", null).statusCode()).isEqualTo(200);
        assertThat(service("job-processor").last().pathAndQuery()).isEqualTo("/v3/api-docs");
        assertThat(get("/api/docs/no-such-service", null).statusCode()).isEqualTo(404);
    }

    private static String decoded(String pathAndQuery) {
        return URLDecoder.decode(pathAndQuery, StandardCharsets.UTF_8);
    }
}
