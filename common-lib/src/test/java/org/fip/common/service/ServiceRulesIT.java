package org.fip.common.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.fip.common.security.Role;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What every service gets: closed doors, one kind of error, a request id. */
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {"spring.application.name=file-manager", "spring.config.import=classpath:fip-service.yml"})
class ServiceRulesIT {
    private static final String ADA = TestIdentity.bearer(42, "ada", Role.RESEARCHER);

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestIdentity.register(registry, "file-manager");
        BackingServers.broker(registry);
    }

    @Test
    void an_open_path_needs_no_token_and_keeps_the_callers_request_id() throws Exception {
        var answer = get("/open", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"text_for\":\"anybody\"", "\"request_id\":\"request-0001\"");
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("request-0001");
    }

    @Test
    void a_users_token_opens_the_users_paths_and_no_internal_one() throws Exception {
        assertThat(get("/mine", ADA).body()).contains("ada");
        assertThat(get("/internal/secret/7", ADA).statusCode()).isEqualTo(403);
        assertThat(get("/actuator/metrics", ADA).statusCode()).isEqualTo(403);
        assertThat(get("/actuator/health", null).statusCode()).isEqualTo(200);
    }

    @Test
    void no_token_or_a_broken_one_is_401_with_an_action() throws Exception {
        for (var token : new String[] {null, "Bearer nonsense", ADA + "x"}) {
            var answer = get("/mine", token);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"unauthenticated\"", "\"action\":", "request-0001");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "job-worker,    file-manager,  /internal/secret/7, 200",
        "job-processor, file-manager,  /internal/secret/7, 403",
        "job-worker,    user-service,  /internal/secret/7, 401",
        "job-worker,    file-manager,  /internal/nobody,   403",
        "job-worker,    file-manager,  /mine,              403"
    })
    void a_service_reaches_only_what_names_it(String from, String to, String path, int status) throws Exception {
        assertThat(get(path, TestIdentity.serviceBearer(from, to)).statusCode()).isEqualTo(status);
    }

    @Test
    void operators_paths_are_closed_to_researchers() throws Exception {
        assertThat(get("/operators", ADA).body()).contains("\"code\":\"forbidden\"");
        assertThat(get("/operators", TestIdentity.bearer(1, "op", Role.OPERATOR))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void all_wrong_fields_are_named_at_once_as_the_caller_spelt_them() throws Exception {
        var answer = send(request("/orders", ADA)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"panel_name\":\"\",\"short_code\":\"x\"}")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "validation_failed", "\"field\":\"panel_name\"", "\"field\":\"short_code\"", "needs 2 letters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "share=abc;        share: must be a number",
                "page=1.5;         page: must be a whole number",
                "unread=perhaps;   unread: must be true or false",
                "jobId=7;          job_id: must be a UUID such as 0190a1b2-0000-7000-8000-000000000001",
                "role=king;        role: must be one of RESEARCHER, OPERATOR",
                "since=yesterday;  since: must be a time such as 2026-01-31T12:00:00Z",
                "ids=1,x;          ids: must be a whole number"
            })
    void what_a_parameter_must_be_is_said_without_the_name_of_a_class(String query, String said) throws Exception {
        var answer = get("/typed?" + query, ADA);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"validation_failed\"", said);
    }

    @Test
    void a_fault_of_ours_says_nothing_but_the_request_id() throws Exception {
        var answer = get("/broken", ADA);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("internal_error", "request-0001").doesNotContain("hunter2");
        assertThat(get("/no-such-path", ADA).body()).contains("\"code\":\"not_found\"");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /open|x HTTP/1.1,                          Host: localhost,            400",
        "GET /<open> HTTP/1.1,                          Host: localhost,            400",
        "GET /open HTTP/1.1,                            X-Nothing: there is no host, 400",
        "GET /open HTTP/1.1,                            Content-Length: many,       400",
        "POST /open HTTP/1.1,                           Transfer-Encoding: cunked,  501",
        "GET /open HTTP/1.1,                            X-Long: %s,                 400",
        "FOO /open HTTP/1.1,                            Host: localhost,            400",
        "GET /open;x=1 HTTP/1.1,                        Host: localhost,            400"
    })
    void what_the_server_itself_refuses_is_a_problem_too(String line, String header, int status) throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            var host = header.startsWith("Host") || header.startsWith("X-Nothing") ? "" : "Host: localhost\r\n";
            var request = line + "\r\n" + host + header.formatted("x".repeat(10_000)) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 " + status)
                    .containsIgnoringCase("\r\nContent-Type: application/problem+json")
                    .contains("\"code\":\"http_" + status + "\"", "\"action\":", "\"request_id\":")
                    .doesNotContain("\"request_id\":\"-\"")
                    .doesNotContain("<html", "Tomcat");
        }
    }

    @Test
    void the_page_of_errors_is_no_address() throws Exception {
        assertThat(get("/error", ADA).body()).contains("\"code\":\"not_found\"");
    }

    @Test
    void the_published_document_names_members_as_they_are_sent_and_says_which_are_always_there() throws Exception {
        var document = get("/v3/api-docs", null).body();
        assertThat(document)
                .contains("\"text_for\"", "\"required\":[\"text_for\",\"words\"]")
                .doesNotContain("PlatformUser");
    }

    private HttpResponse<String> get(String path, @Nullable String token) throws IOException, InterruptedException {
        return send(request(path, token).GET());
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-Request-Id", "request-0001");
        return token == null ? request : request.header("Authorization", token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
