package org.fip.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A researcher's own account on the external server, used directly: what the platform does there can be seen here. */
public final class SandboxAccount {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD = "Sandbox-Pw-1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String username;
    private String apiToken;

    private SandboxAccount(String username) throws IOException, InterruptedException {
        this.username = username;
        form(
                "/api/v2/users/register",
                Map.of(
                        "username", username,
                        "full-name", "Ada Example",
                        "mail", username + "@example.org",
                        "new-password", PASSWORD,
                        "confirm-new-password", PASSWORD),
                "");
        var access = form("/login", Map.of("username", username, "password", PASSWORD), "")
                .path("access_token")
                .asString();
        this.apiToken = newToken(access);
    }

    public static SandboxAccount register(String username) throws IOException, InterruptedException {
        return new SandboxAccount(username + LocalStack.RUN);
    }

    public String apiToken() {
        return apiToken;
    }

    /** As pressing "create token" on the server's page does: the token before this one is dead afterwards. */
    public void replaceToken() throws IOException, InterruptedException {
        apiToken = newToken(form("/login", Map.of("username", username, "password", PASSWORD), "")
                .path("access_token")
                .asString());
    }

    /** The account's jobs as the server lists them. */
    public JsonNode jobs() throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(Target.CURRENT.sandbox() + "/api/v2/jobs"))
                        .header("X-Auth-Token", apiToken)
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(answer.body()).path("data");
    }

    /** Submits without the platform, as on the server's own page, an input that a server in light mode does not read. */
    public String submit(String name) throws IOException, InterruptedException {
        var boundary = "fip-e2e";
        var body = new StringBuilder();
        Map.of(
                        "job-name",
                        name,
                        "refpanel",
                        "apps@fip-demo",
                        "build",
                        "hg38",
                        "population",
                        "off",
                        "mode",
                        "imputation")
                .forEach((field, value) ->
                        body.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(boundary, field, value)));
        body.append(
                "--%1$s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"chr20.vcf.gz\"\r\nContent-Type: application/gzip\r\n\r\n-\r\n--%1$s--\r\n"
                        .formatted(boundary));
        return sent(HttpRequest.newBuilder(
                                URI.create(Target.CURRENT.sandbox() + "/api/v2/jobs/submit/imputationserver2"))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .header("X-Auth-Token", apiToken)
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build())
                .path("id")
                .asString();
    }

    private String newToken(String access) throws IOException, InterruptedException {
        return form("/api/v2/users/me/api-token?expiration=30", Map.of(), access)
                .path("token")
                .asString();
    }

    private JsonNode form(String path, Map<String, String> fields, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(Target.CURRENT.sandbox() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))));
        if (!token.isEmpty()) {
            request.header("X-Auth-Token", token);
        }
        return sent(request.build());
    }

    private JsonNode sent(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(
                    request.uri() + " on the sandbox answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
