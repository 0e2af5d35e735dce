package org.fip.sandbox.cloudgene;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain HTTP client of the server under test. */
public final class SandboxClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BOUNDARY = "----part-of-the-test";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    SandboxClient(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /** An answer with its body. */
    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }
    }

    public Answer get(String path, @Nullable String token) throws IOException, InterruptedException {
        return send(request(path, token).GET());
    }

    public Answer method(String method, String path, @Nullable String token) throws IOException, InterruptedException {
        return send(request(path, token).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    public Answer form(String path, @Nullable String token, Map<String, String> fields)
            throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer submit(String token, Map<String, String> fields, Path... files)
            throws IOException, InterruptedException {
        return submitTo("/api/v2/jobs/submit/imputationserver2", token, fields, files);
    }

    /** Submits to any path that takes the parts of Cloudgene. */
    public Answer submitTo(String path, String token, Map<String, String> fields, Path... files)
            throws IOException, InterruptedException {
        var body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                            + "\"\r\n\r\n" + field.getValue() + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        for (Path file : files) {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
                            + file.getFileName() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(Files.readAllBytes(file));
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path, token)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Registers an account and answers a new API token of it. */
    public String newUser(String username) throws IOException, InterruptedException {
        form(
                "/api/v2/users/register",
                null,
                Map.of(
                        "username",
                        username,
                        "full-name",
                        "Test " + username,
                        "mail",
                        username + "@example.org",
                        "new-password",
                        "Secret123",
                        "confirm-new-password",
                        "Secret123"));
        return apiToken(login(username, "Secret123"));
    }

    public String login(String username, String password) throws IOException, InterruptedException {
        return form("/login", null, Map.of("username", username, "password", password))
                .json()
                .get("access_token")
                .asString();
    }

    public String apiToken(String access) throws IOException, InterruptedException {
        return method("POST", "/api/v2/users/me/api-token?expiration=30", access)
                .json()
                .get("token")
                .asString();
    }

    /** Sends a request with headers of the caller's choice. */
    public Answer exchange(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, null).method(method, HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return token == null ? request : request.header("X-Auth-Token", token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
    }
}
