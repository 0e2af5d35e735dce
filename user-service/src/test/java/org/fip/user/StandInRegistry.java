package org.fip.user;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * service-registry, as far as user-service asks it: knows services 1 and 2, hangs up when asked for 13 and when asked
 * about tokens of 2.
 */
public final class StandInRegistry {
    private final HttpServer server;
    private volatile String verdict = "{\"status\":\"unclear\"}";
    private volatile String jobs = "{\"status\":\"unclear\",\"jobs\":[]}";
    private volatile String lastToken = "";
    private volatile Runnable meanwhile = () -> {};

    private StandInRegistry(HttpServer server) {
        this.server = server;
    }

    static StandInRegistry start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var registry = new StandInRegistry(server);
            server.createContext("/services/", StandInRegistry::answer);
            server.createContext("/internal/services/1/verify-token", registry::verify);
            server.createContext("/internal/services/1/list-jobs", registry::list);
            server.createContext("/internal/services/2/verify-token", HttpExchange::close);
            // Others may be served while one question takes its time.
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it says of every token from now on. */
    public void says(String status, @Nullable String reason, @Nullable String username, @Nullable String expiresAt) {
        verdict = "{\"status\":\"%s\",\"reason\":%s,\"username\":%s,\"expires_at\":%s}"
                .formatted(status, quoted(reason), quoted(username), quoted(expiresAt));
    }

    /** What happens, once, while it makes up its mind about the next token. */
    public void meanwhile(Runnable happening) {
        meanwhile = happening;
    }

    /** The token that was asked about last. */
    public String lastToken() {
        return lastToken;
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : '"' + text + '"';
    }

    private void verify(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            lastToken = body.replaceAll(".*\"api_token\":\"([^\"]*)\".*", "$1");
            var happening = meanwhile;
            meanwhile = () -> {};
            happening.run();
            send(exchange, 200, verdict);
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            send(exchange, 200, jobs);
        }
    }

    /** What it lists from now on, whoever asks. */
    public void lists(String json) {
        jobs = json;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var signed = exchange.getRequestHeaders().getFirst("Authorization") != null;
            switch (exchange.getRequestURI().getPath()) {
                case "/services/1" -> send(exchange, signed ? 200 : 401, service(1, "H3Africa"));
                case "/services/2" -> send(exchange, signed ? 200 : 401, service(2, "Michigan"));
                case "/services/13" -> exchange.close();
                default -> send(exchange, 404, "{\"code\":\"not_found\"}");
            }
        }
    }

    private static String service(long id, String name) {
        return "{\"id\":%d,\"slug\":\"%s\",\"name\":\"%s\",\"is_active\":true}".formatted(id, name, name);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
