package org.fip.file;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;
import tools.jackson.databind.json.JsonMapper;

/** job-processor, as far as file-manager asks it: what jobs need. */
public final class StandInJobs {
    public static final StandInJobs INSTANCE = new StandInJobs();

    private record Use(
            boolean needed,
            @Nullable Instant ended,
            @Nullable String by) {}

    private final HttpServer http;
    private final Map<String, Use> uses = new ConcurrentHashMap<>();
    private volatile boolean silent;

    private StandInJobs() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/internal/files/uses", this::answer);
        http.start();
    }

    void register(DynamicPropertyRegistry registry) {
        registry.add(
                "fip.services.job-processor",
                () -> "http://127.0.0.1:" + http.getAddress().getPort());
    }

    public void reset() {
        uses.clear();
        silent = false;
    }

    public void isSilent() {
        silent = true;
    }

    public void needs(UUID file) {
        uses.put(file.toString(), new Use(true, null, null));
    }

    public void needs(UUID file, UUID job, long userId, String name) {
        var by = "{\"id\":\"%s\",\"user_id\":%d,\"name\":\"%s\"}".formatted(job, userId, name);
        uses.put(file.toString(), new Use(true, null, by));
    }

    public void usedUntil(UUID file, Instant ended) {
        uses.put(file.toString(), new Use(false, ended, null));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var answers = new ArrayList<String>();
        for (var file : JsonMapper.shared().readTree(exchange.getRequestBody()).path("files")) {
            var id = file.path("file_id").asString();
            var use = uses.getOrDefault(id, new Use(false, null, null));
            answers.add("{\"file_id\":\"%s\",\"needed\":%s,\"needed_by\":%s,\"last_ended_at\":%s}"
                    .formatted(id, use.needed(), use.by(), use.ended() == null ? "null" : "\"" + use.ended() + "\""));
        }
        var body = ("[" + String.join(",", answers) + "]").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(silent ? 503 : 200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
