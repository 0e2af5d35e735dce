package org.fip.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fip.stack.Logins;
import org.fip.stack.PlatformApi;
import org.fip.stack.Ports;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform, started as a user would by {@code ./fip up} or, where {@link Target} says so, by Compose, beside
 * whatever else runs: own state, own ports.
 * Started once for all tests, stopped when the tests end.
 */
public final class LocalStack {
    public static final Ports PORTS = new Ports(Integer.getInteger("fip.port-offset", 4_000));
    public static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    public static final Path HOME = Path.of("target", "fip").toAbsolutePath();

    /** Ends every name a run makes up: the stack keeps its state between runs, and names are taken once. */
    public static final String RUN = Long.toString(System.currentTimeMillis(), 36);

    private static final int TAIL = 40;

    private static @Nullable AssertionError failure;
    private static boolean started;

    private LocalStack() {}

    public static void ensureUp() {
        ensureUp(Map.of());
    }

    /** The same; where it is not up yet, with these settings too. */
    public static synchronized void ensureUp(Map<String, String> environment) {
        if (!started) {
            started = true;
            Runtime.getRuntime().addShutdownHook(new Thread(Target.CURRENT::down));
            try {
                up(environment);
            } catch (AssertionError e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Brings back what a test has killed. */
    public static void up() {
        up(Map.of());
    }

    /** The same; what is started gets these settings too. */
    public static void up(Map<String, String> environment) {
        Target.CURRENT.up(environment);
    }

    public static PlatformApi api() {
        return new PlatformApi(Target.CURRENT.gateway() + "/api");
    }

    /** The API as the platform's operator. */
    public static PlatformApi operator() throws IOException {
        var api = api();
        api.signIn(Logins.OPERATOR, Target.CURRENT.operatorPassword());
        return api;
    }

    /**
     * Runs a command with the stack's settings, its output shown as it comes.
     *
     * @throws AssertionError with the end of the output, when its exit code isn't 0
     */
    public static void run(Path folder, Map<String, String> environment, List<String> command) {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("FIP_HOME", HOME.toString());
        builder.environment().put("FIP_PORT_OFFSET", Integer.toString(PORTS.offset()));
        builder.environment().put("FIP_FAULTS", "true");
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var tail = new ArrayDeque<String>();
            var reader = Thread.startVirtualThread(() -> show(process, tail));
            var ended = process.waitFor(15, TimeUnit.MINUTES);
            process.destroyForcibly();
            reader.join();
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError("%s %s:%n%s"
                        .formatted(
                                String.join(" ", command),
                                ended ? "ended with " + process.exitValue() : "did not end within 15 minutes",
                                String.join("\n", tail)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static void show(Process process, Deque<String> tail) {
        process.inputReader().lines().forEach(line -> {
            System.out.println(line);
            tail.addLast(line);
            if (tail.size() > TAIL) {
                tail.removeFirst();
            }
        });
    }
}
