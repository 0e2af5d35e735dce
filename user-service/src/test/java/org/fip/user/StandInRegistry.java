package org.fip.user;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** service-registry, as far as user-service asks it: knows services 1 and 2, and hangs up when asked for 13. */
final class StandInRegistry {
    private final HttpServer server;

    private StandInRegistry(HttpServer server) {
        this.server = server;
    }

    static StandInRegistry start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/services/", StandInRegistry::answer);
            server.start();
            return new StandInRegistry(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
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
