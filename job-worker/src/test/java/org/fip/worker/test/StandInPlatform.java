package org.fip.worker.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;

/** user-service, service-registry and file-manager, as far as the worker asks them. */
public final class StandInPlatform {
    public static final StandInPlatform INSTANCE = new StandInPlatform();
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern FILENAME = Pattern.compile("filename=\"([^\"]+)\"");

    /** A result as it was uploaded. */
    public record Uploaded(UUID id, String filename, String wholeRequest) {}

    private static final String ACCEPTED = "{\"outcome\":\"accepted\",\"files\":[],\"together\":[]}";

    private final HttpServer http;
    private final List<Uploaded> uploads = new ArrayList<>();
    private @Nullable String apiToken = "h3a_abc123def456";
    private boolean filesDown;
    private boolean filesHaveRoom = true;
    private boolean usersDown;
    private boolean inputDeleted;
    private int pollInterval = 30;
    private String verdict = ACCEPTED;

    private StandInPlatform() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::answer);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    public void register(DynamicPropertyRegistry registry) {
        for (var service : List.of("user-service", "service-registry", "file-manager")) {
            registry.add("fip.services." + service, this::url);
        }
    }

    public synchronized void reset() {
        uploads.clear();
        apiToken = "h3a_abc123def456";
        filesDown = false;
        filesHaveRoom = true;
        usersDown = false;
        inputDeleted = false;
        pollInterval = 30;
        verdict = ACCEPTED;
    }

    public synchronized void userHasToken(@Nullable String token) {
        apiToken = token;
    }

    public synchronized void filesAreDown(boolean down) {
        filesDown = down;
    }

    /** Whether one more upload or download is taken. */
    public synchronized void filesHaveRoom(boolean room) {
        filesHaveRoom = room;
    }

    public synchronized void inputIsDeleted() {
        inputDeleted = true;
    }

    public synchronized void usersAreDown(boolean down) {
        usersDown = down;
    }

    public synchronized void isPolledEvery(int seconds) {
        pollInterval = seconds;
    }

    /** @param outcome null while the input is still being inspected */
    public synchronized void inputWouldBe(@Nullable String outcome) {
        var reason =
                "{\"rule\":\"not-sorted\",\"severity\":\"error\",\"sentence\":\"Not sorted.\",\"cure\":\"bcftools sort\"}";
        verdict = outcome == null
                ? "{\"outcome\":null,\"files\":[],\"together\":[]}"
                : "{\"outcome\":\"%s\",\"files\":[],\"together\":[%s]}".formatted(outcome, reason);
    }

    public synchronized List<Uploaded> uploads() {
        return List.copyOf(uploads);
    }

    private String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        if (!path.startsWith("/files/download/") && !signed(exchange)) {
            send(exchange, 401, "{}");
            return;
        }
        synchronized (this) {
            if (path.contains("/service-credentials/")) {
                send(exchange, usersDown ? 503 : 200, credential());
            } else if (path.startsWith("/services/")) {
                send(exchange, 200, """
                        {"id":7,"name":"H3Africa","api_type":"michigan","base_url":"http://127.0.0.1:1","api_config":{},
                         "max_running_time_seconds":21600,"poll_interval_seconds":%d,"allow_private_addresses":true}""".formatted(pollInterval));
            } else if (path.startsWith("/panels/")) {
                send(exchange, 200, "{\"id\":3,\"key\":\"apps@h3africa-v6\"}");
            } else if (filesDown) {
                send(exchange, 503, "{}");
            } else {
                files(exchange, path, request);
            }
        }
    }

    private String credential() {
        return apiToken == null
                ? "{\"has_credential\":false}"
                : "{\"has_credential\":true,\"is_verified\":true,\"api_token\":\"" + apiToken + "\"}";
    }

    private void files(HttpExchange exchange, String path, String request) throws IOException {
        if (path.endsWith("/files/find")) {
            send(exchange, 200, inputDeleted ? "[]" : inputs(request));
        } else if (path.endsWith("/verdict")) {
            send(exchange, inputDeleted ? 404 : 200, verdict);
        } else if (path.endsWith("/site-link")) {
            send(
                    exchange,
                    200,
                    "{\"download_url\":\"https://fip.example.org/api/files/download/signed.chr20.vcf.gz\",\"expires_at\":\"2030-01-01T00:00:00Z\"}");
        } else if (path.endsWith("/download") && inputDeleted) {
            send(exchange, 404, "{}");
        } else if (path.endsWith("/download")) {
            send(
                    exchange,
                    200,
                    "{\"download_url\":\"" + url()
                            + "/files/download/signed\",\"expires_at\":\"2030-01-01T00:00:00Z\"}");
        } else if (!filesHaveRoom && (path.startsWith("/files/download/") || request.contains("filename="))) {
            send(exchange, 503, "{\"code\":\"too_many_transfers\"}");
        } else if (path.startsWith("/files/download/")) {
            send(exchange, 200, "##fileformat=VCFv4.2");
        } else if (exchange.getRequestMethod().equals("POST")) {
            var name = FILENAME.matcher(request);
            if (!name.find()) {
                throw new IOException("The upload has no file name");
            }
            var file = new Uploaded(UUID.randomUUID(), name.group(1), request);
            uploads.removeIf(u -> u.filename().equals(file.filename()));
            uploads.add(file);
            send(exchange, 201, json(file));
        } else {
            send(
                    exchange,
                    200,
                    "["
                            + String.join(
                                    ",",
                                    uploads.stream().map(StandInPlatform::json).toList()) + "]");
        }
    }

    // One of them came as plain text, and is packed by now.
    private static String inputs(String question) {
        return ID.matcher(question)
                .results()
                .map(id ->
                        "{\"id\":\"%s\",\"filename\":\"chr20.packed.vcf.gz\",\"file_size\":20,\"file_type\":\"input\"}"
                                .formatted(id.group()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String json(Uploaded file) {
        return "{\"id\":\"%s\",\"filename\":\"%s\",\"file_size\":1,\"file_type\":\"output\"}"
                .formatted(file.id(), file.filename());
    }

    private static boolean signed(HttpExchange exchange) {
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null && header.startsWith("Bearer ");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
