package org.fip.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fip.stack.process.RunningProcess;

/** Starts parts in their order, a few at a time, and waits until each is healthy. */
final class Starter {
    // More at once only share the same cores and make each look slow.
    private static final int AT_ONCE = 3;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Home home;
    private final PrintStream out;
    private final HttpClient http = HttpClient.newBuilder()
            // Some servers take the offer of HTTP/2 for a web socket and never answer.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Starter(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    void start(List<Part> parts) {
        try (var slots = Executors.newFixedThreadPool(AT_ONCE)) {
            List<? extends Future<?>> starts =
                    parts.stream().map(p -> slots.submit(() -> startOne(p))).toList();
            for (var start : starts) {
                try {
                    start.get();
                } catch (ExecutionException e) {
                    slots.shutdownNow();
                    throw e.getCause() instanceof LauncherException known ? known : new IllegalStateException(e);
                } catch (InterruptedException e) {
                    slots.shutdownNow();
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void startOne(Part part) {
        var begun = Instant.now();
        var process = part.start(home);
        while (!isHealthy(part)) {
            if (!process.isAlive()) {
                throw new LauncherException(
                        part.name() + " stopped while it was starting", home.lookAtLog(part.name()));
            }
            if (Duration.between(begun, Instant.now()).compareTo(LIMIT) > 0) {
                throw new LauncherException(
                        part.name() + " is not healthy after " + LIMIT.toSeconds() + " s", home.lookAtLog(part.name()));
            }
            pause();
        }
        report(part, process, begun);
    }

    private synchronized void report(Part part, RunningProcess process, Instant begun) {
        out.printf(
                "  %-22s port %-6d healthy after %4.1f s   process %d%n",
                part.name(),
                part.port(),
                Duration.between(begun, Instant.now()).toMillis() / 1000.0,
                process.handle().pid());
    }

    boolean isHealthy(Part part) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(part.health())
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted", "run it again");
        }
    }
}
