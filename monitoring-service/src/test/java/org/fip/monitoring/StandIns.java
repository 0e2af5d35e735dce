package org.fip.monitoring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Stands in for the platform's processes: each answers at its health address as the test says. */
public final class StandIns implements AutoCloseable {
    public static final List<String> PROCESSES = List.of(
            "gateway",
            "user-service",
            "service-registry",
            "job-processor",
            "job-worker",
            "file-manager",
            "notification-service",
            "monitoring-service",
            "frontend");
    private static final int HANGING = -1;

    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;

    public StandIns() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public void register(DynamicPropertyRegistry registry) {
        PROCESSES.forEach(name -> registry.add("fip.monitoring.services." + name, () -> url(name)));
    }

    public void allWell() {
        answers.clear();
    }

    public void answers(String process, int status) {
        answers.put(process, status);
    }

    /** It takes the request and says nothing. */
    public void hangs(String process) {
        answers.put(process, HANGING);
    }

    private String url(String process) {
        return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), process);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var status = answers.getOrDefault(exchange.getRequestURI().getPath().substring(1), 200);
            if (status == HANGING) {
                closed.await();
                return;
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
