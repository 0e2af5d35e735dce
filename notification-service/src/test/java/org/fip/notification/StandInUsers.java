package org.fip.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** user-service, as far as it is asked for addresses: users below 1000 have one, others have left. */
final class StandInUsers {
    private final HttpServer server;

    private StandInUsers(HttpServer server) {
        this.server = server;
    }

    static StandInUsers start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/internal/users/", StandInUsers::answer);
            server.start();
            return new StandInUsers(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var id = Long.parseLong(exchange.getRequestURI().getPath().replaceAll("\\D", ""));
            var known = id < 1000;
            var body = (known
                            ? "{\"id\":%1$d,\"username\":\"user%1$d\",\"email\":\"user%1$d@example.org\"}".formatted(id)
                            : "{\"code\":\"not_found\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
