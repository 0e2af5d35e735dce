package org.fip.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * user-service, as far as it is asked for addresses: users below 1000 have one, {@link #WITHOUT_ADDRESS} has none, others
 * have left.
 */
public final class StandInUsers {
    public static final long WITHOUT_ADDRESS = 1000;

    private final HttpServer server;
    private volatile boolean away;

    private StandInUsers(HttpServer server) {
        this.server = server;
    }

    static StandInUsers start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var users = new StandInUsers(server);
            server.createContext("/internal/users/", users::answer);
            server.start();
            return users;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var id = Long.parseLong(exchange.getRequestURI().getPath().replaceAll("\\D", ""));
            var body = body(id).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(away ? 503 : id > WITHOUT_ADDRESS ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String body(long id) {
        if (away || id > WITHOUT_ADDRESS) {
            return "{}";
        }
        var email = id == WITHOUT_ADDRESS ? "null" : "\"user%d@example.org\"".formatted(id);
        return "{\"id\":%1$d,\"username\":\"user%1$d\",\"email\":%2$s}".formatted(id, email);
    }
}
