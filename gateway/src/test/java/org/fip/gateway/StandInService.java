package org.fip.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Any of the services behind the gateway: notes what reaches it and answers with its own name. {@code /files/full} is answered
 * before its body is read.
 */
public final class StandInService {
    /** Size of what {@code GET /files/large} gives. */
    public static final long LARGE = 200L << 20;

    private static final String NOBODY = "{\"tokens\":[],\"users\":[]}";

    private final String name;
    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private final AtomicInteger askedForSignOuts = new AtomicInteger();
    private volatile String signOuts = NOBODY;
    private volatile CountDownLatch firstBytes = new CountDownLatch(1);

    private StandInService(String name, HttpServer server) {
        this.name = name;
        this.server = server;
    }

    /** A request as it arrived; header names are in lower case. */
    public record Seen(String method, String pathAndQuery, Map<String, String> headers, long bodySize) {
        public @Nullable String header(String header) {
            return headers.get(header.toLowerCase(Locale.ROOT));
        }
    }

    static StandInService start(String name) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var service = new StandInService(name, server);
            server.createContext("/", service::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Seen> seen() {
        return seen;
    }

    public Seen last() {
        return seen.getLast();
    }

    public void forget() {
        seen.clear();
        askedForSignOuts.set(0);
        signOuts = NOBODY;
        brokenOff.set(0);
        firstBytes = new CountDownLatch(1);
    }

    /** What it says of who has signed out; nothing but 503 where it is empty. */
    public void says(String list) {
        signOuts = list;
    }

    /** How often it was asked who has signed out. */
    public int askedForSignOuts() {
        return askedForSignOuts.get();
    }

    /** How many bodies ended before their end. */
    public int brokenOff() {
        return brokenOff.get();
    }

    /** Opens when the first bytes of a body have arrived. */
    public CountDownLatch firstBytes() {
        return firstBytes;
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/internal/sign-outs")) {
            // The gateway asks by itself: no request that came from outside.
            askedForSignOuts.incrementAndGet();
            send(exchange, signOuts.isEmpty() ? 503 : 200, signOuts);
            exchange.close();
            return;
        }
        var headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        h -> h.getKey().toLowerCase(Locale.ROOT), h -> String.join(",", h.getValue())));
        if (exchange.getRequestURI().getPath().equals("/files/full")) {
            send(exchange, 413, "{\"code\":\"quota_exceeded\"}");
            exchange.getResponseBody().flush();
        }
        var size = bodySize(exchange);
        seen.add(new Seen(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, size));
        switch (exchange.getRequestURI().getPath()) {
            case "/files/large" -> large(exchange);
            case "/files/broken" -> broken(exchange);
            case "/jobs/busy" -> {
                exchange.getResponseHeaders().set("Retry-After", "7");
                send(exchange, 429, "{\"code\":\"busy\"}");
            }
            case "/files/full" -> {}
            default -> send(exchange, 200, "{\"service\":\"%s\"}".formatted(name));
        }
        // Not in a try: after a failure the server breaks the connection, where close would end it well.
        exchange.close();
    }

    private long bodySize(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody();
        var buffer = new byte[64 << 10];
        var size = 0L;
        try {
            for (var n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                size += n;
                firstBytes.countDown();
            }
        } catch (IOException e) {
            brokenOff.incrementAndGet();
            throw e;
        }
        return size;
    }

    private static void large(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"large.vcf.gz\"");
        exchange.sendResponseHeaders(200, LARGE);
        var chunk = new byte[1 << 20];
        for (var sent = 0L; sent < LARGE; sent += chunk.length) {
            exchange.getResponseBody().write(chunk);
        }
    }

    /** A chunked answer that ends without its end. */
    private static void broken(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(new byte[1 << 20]);
        exchange.getResponseBody().flush();
        throw new IOException("The disk is gone");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        // As every service of ours answers.
        var requestId = exchange.getRequestHeaders().getFirst("X-Request-Id");
        if (requestId != null) {
            exchange.getResponseHeaders().set("X-Request-Id", requestId);
        }
        if (exchange.getRequestURI().getPath().startsWith("/files/uploads")) {
            exchange.getResponseHeaders().set("Tus-Resumable", "1.0.0");
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
