package org.fip.processor.test;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.fip.common.security.Role;
import org.fip.common.test.TestIdentity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** job-processor's API as a user calls it. */
public final class ProcessorApi {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final int port;
    private final String token;

    public ProcessorApi(int port, long userId, Role role) {
        this(port, TestIdentity.bearer(userId, "user" + userId, role));
    }

    private ProcessorApi(int port, String token) {
        this.port = port;
        this.token = token;
    }

    static ProcessorApi asService(int port, String name) {
        return new ProcessorApi(port, TestIdentity.serviceBearer(name, "job-processor"));
    }

    /** An answer; {@code body} is what JSON there was. */
    public record Answer(int status, String contentType, JsonNode body) {
        public String text(String member) {
            return body.path(member).asString("");
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    public Answer post(String path, String json, String idempotencyKey) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(json)));
    }

    public Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public Answer submit(Form form) {
        return submit(form, null);
    }

    public Answer submit(Form form, @Nullable String idempotencyKey) {
        var request = request("/jobs").header("Content-Type", "multipart/form-data; boundary=" + Form.BOUNDARY);
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request.POST(BodyPublishers.ofByteArray(form.whole())));
    }

    /** Sends all but the end of the form, promises more, and hangs up. */
    public void submitAndBreakOff(Form form, String idempotencyKey) throws IOException {
        var body = form.cutShort();
        try (var socket = new Socket("127.0.0.1", port)) {
            var head =
                    "POST /jobs HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: %s\r\nIdempotency-Key: %s\r\nContent-Type: multipart/form-data; boundary=%s\r\nContent-Length: %d\r\n\r\n"
                            .formatted(token, idempotencyKey, Form.BOUNDARY, body.length + 100_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    new JsonMapper().readTree(answer.body().isEmpty() ? "{}" : answer.body()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
