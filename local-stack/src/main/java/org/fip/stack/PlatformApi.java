package org.fip.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform's public REST API as any script would use it, through the gateway. */
public final class PlatformApi {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            // Some servers take the offer of HTTP/2 for a web socket and never answer.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String baseUrl;
    private @Nullable String token;

    /** @param baseUrl for example {@code http://localhost:8000/api} */
    public PlatformApi(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** An answer with its status; {@code body} is an empty object where there was none. */
    public record Answer(int status, JsonNode body) {
        /** The body of an answer that must be a success. */
        public JsonNode expectSuccess() {
            if (status >= 300) {
                throw new LauncherException(
                        "The platform answered " + status + ": "
                                + body.path("detail").asString(body.toString()),
                        body.path("action").asString("see ./fip status and ./fip logs"));
            }
            return body;
        }
    }

    /** Signs in for what is asked from now on; answers the session's token, for what sends its requests itself. */
    public String signIn(String username, String password) {
        var session = post("/auth/login", Map.of("username", username, "password", password))
                .expectSuccess()
                .path("access_token")
                .asString();
        token = session;
        return session;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    public Answer patch(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Submits a job: the text fields first, then the file, which is streamed from disk. */
    public Answer submitJob(Map<String, String> fields, Path vcf) {
        return submitJob(fields, vcf, UUID.randomUUID().toString());
    }

    /** The same; repeated with the same key it is still one job. */
    public Answer submitJob(Map<String, String> fields, Path vcf, String idempotencyKey) {
        return sendForm(request("/jobs").header("Idempotency-Key", idempotencyKey), fields, "input_file", vcf);
    }

    /** Uploads a file for later. */
    public Answer upload(Path file) {
        return sendForm(request("/files/upload"), Map.of(), "file", file);
    }

    private Answer sendForm(HttpRequest.Builder request, Map<String, String> fields, String part, Path file) {
        var boundary = "fip-" + UUID.randomUUID();
        var head = new StringBuilder();
        fields.forEach((name, value) -> head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value)));
        head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(boundary, part, file.getFileName()));
        try {
            BodyPublisher body = BodyPublishers.concat(
                    BodyPublishers.ofString(head.toString()),
                    BodyPublishers.ofFile(file),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
            return send(request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a signed download link, which needs no sign-in. */
    public InputStream download(String url) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            answer.body().close();
            throw new IOException("The download link answered " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofMinutes(10));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    answer.statusCode(),
                    answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new LauncherException(
                    "The platform cannot be reached at " + baseUrl, "is it running? See ./fip status");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted", "run it again");
        }
    }
}
