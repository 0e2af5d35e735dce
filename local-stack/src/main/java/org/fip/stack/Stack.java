package org.fip.stack;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.fip.stack.process.Memory;
import org.fip.stack.process.PortOwner;
import org.fip.stack.process.RunningProcess;

/** The whole platform on this machine: brings it up, heals it, takes it down. */
public final class Stack {
    private static final Duration GRACE = Duration.ofSeconds(25);
    private static final int MIB = 1024 * 1024;

    private final Home home;
    private final Ports ports;
    private final PrintStream out;
    private final Secrets secrets;
    private final Environment environment;
    private final Backing backing;

    public Stack(Home home, Ports ports, PrintStream out) {
        this.home = home;
        this.ports = ports;
        this.out = out;
        this.secrets = new Secrets(home);
        this.environment = new Environment(
                home, ports, secrets, Boolean.parseBoolean(System.getenv().getOrDefault("FIP_FAULTS", "false")));
        this.backing = new Backing(home, ports);
    }

    /** Starts whatever of the platform is not running; says so when nothing was missing. */
    public void up() {
        var images = images();
        var parts = parts(images);
        var missing = parts.stream().filter(p -> p.running(home).isEmpty()).toList();
        if (missing.isEmpty() && backing.running().isPresent() && Logins.exist(home)) {
            out.println("Already running: " + environment.dashboard());
            return;
        }
        requireFreePorts(missing);
        var begun = Instant.now();
        if (backing.running().isEmpty()) {
            // The daemon reads the secrets from the file, so they are all in it before it starts.
            List.of("postgres", "redis", "broker").forEach(secrets::get);
            backing.start();
            out.printf(
                    "  %-22s ports %d, %d, %d, %d   healthy after %4.1f s%n",
                    Backing.NAME,
                    ports.of(Ports.POSTGRES),
                    ports.of(Ports.REDIS),
                    ports.of(Ports.BROKER),
                    ports.of(Ports.SMTP),
                    secondsSince(begun));
        }
        var prepared = prepare(images);
        new Starter(home, out).start(missing);
        var healthy = Duration.between(begun, Instant.now()).minus(prepared);
        var logins = Logins.of(environment.dashboard(), secrets);
        new Seeding(ports, secrets).run();
        logins.writeTo(home);
        out.printf(
                "%nAll healthy in %.1f s, %d MiB resident in all.%n%n",
                healthy.toMillis() / 1000.0, residentBytes() / MIB);
        out.printf("  Dashboard   %s%n", logins.url());
        out.printf("  Researcher  %s / %s%n", Logins.DEMO, logins.demoPassword());
        out.printf("  Operator    %s / %s%n", Logins.OPERATOR, logins.operatorPassword());
        out.printf("%nMail arrives in %s. Next: ./fip demo%n", home.folder("mail"));
    }

    /** Stops everything that this stack started, the last started first. */
    public void down() {
        var running = new ArrayList<RunningProcess>();
        parts(Map.of()).reversed().forEach(p -> p.running(home).ifPresent(running::add));
        try (var stoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            running.forEach(p -> stoppers.submit(() -> p.stop(GRACE)));
        }
        backing.running().ifPresent(p -> {
            p.stop(GRACE);
            running.add(p);
        });
        out.println(running.isEmpty() ? "Nothing was running." : "Stopped; what you stored is kept in " + home.state());
    }

    /** A line per process: state, port, process id, memory. */
    public boolean status() {
        var starter = new Starter(home, out);
        var allUp = backing.running().isPresent();
        out.printf("  %-22s %-9s %-7s %-9s %s%n", "part", "state", "port", "process", "MiB");
        line(Backing.NAME, ports.of(Ports.POSTGRES), backing.running().orElse(null), allUp);
        for (var part : parts(Map.of())) {
            var process = part.running(home).orElse(null);
            var healthy = process != null && starter.isHealthy(part);
            allUp &= healthy;
            line(part.name(), part.port(), process, healthy);
        }
        return allUp;
    }

    private void line(
            String name, int port, @org.jspecify.annotations.Nullable RunningProcess process, boolean healthy) {
        if (process == null) {
            out.printf("  %-22s %-9s %-7d%n", name, "down", port);
        } else {
            out.printf(
                    "  %-22s %-9s %-7d %-9d %d%n",
                    name,
                    healthy ? "healthy" : "unhealthy",
                    port,
                    process.handle().pid(),
                    Memory.of(process.handle()) / MIB);
        }
    }

    private Map<App, AppImage> images() {
        var images = new LinkedHashMap<App, AppImage>();
        for (var app : App.values()) {
            images.put(app, new AppImage(app, home));
        }
        return images;
    }

    private Duration prepare(Map<App, AppImage> images) {
        var begun = Instant.now();
        var toPrepare =
                images.entrySet().stream().filter(e -> !e.getValue().isReady()).toList();
        if (toPrepare.isEmpty()) {
            return Duration.ZERO;
        }
        out.printf("Preparing %d services for a quick start (once per build)%n", toPrepare.size());
        try (var workers = Executors.newFixedThreadPool(2)) {
            var tasks = toPrepare.stream()
                    .map(e -> workers.submit(() -> {
                        var started = Instant.now();
                        e.getValue().prepare(environment.of(e.getKey()));
                        out.printf("  %-22s prepared in %4.1f s%n", e.getKey().module(), secondsSince(started));
                    }))
                    .toList();
            for (var task : tasks) {
                task.get();
            }
        } catch (java.util.concurrent.ExecutionException e) {
            throw e.getCause() instanceof LauncherException known ? known : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted", "run it again");
        }
        return Duration.between(begun, Instant.now());
    }

    private List<Part> parts(Map<App, AppImage> images) {
        return Stream.concat(Arrays.stream(App.values()).map(app -> part(app, images)), Stream.of(frontend()))
                .toList();
    }

    private Part part(App app, Map<App, AppImage> images) {
        var image = images.get(app);
        return new Part(
                app.module(),
                ports.of(app.port()),
                URI.create(ports.url(app.port()) + "/actuator/health"),
                image == null ? List.of() : image.command(),
                image == null ? home.project() : image.folder(),
                environment.of(app));
    }

    private Part frontend() {
        var node = System.getenv().getOrDefault("FIP_NODE", "node");
        return new Part(
                "frontend",
                ports.of(Ports.FRONTEND),
                URI.create(ports.url(Ports.FRONTEND) + "/"),
                List.of(node, "node_modules/vite/bin/vite.js", "preview"),
                home.project().resolve("frontend"),
                Map.of(
                        "FIP_FRONTEND_PORT", Integer.toString(ports.of(Ports.FRONTEND)),
                        "FIP_GATEWAY_URL", ports.url(Ports.GATEWAY)));
    }

    private void requireFreePorts(List<Part> missing) {
        for (var part : missing) {
            requireFree(part.port(), part.name());
        }
        if (backing.running().isEmpty()) {
            requireFree(ports.of(Ports.BROKER), "the AMQP broker");
            requireFree(ports.of(Ports.SMTP), "the mail inbox");
        }
    }

    private static void requireFree(int port, String who) {
        if (!PortOwner.isFree(port)) {
            throw new LauncherException(
                    "Port %d, which %s needs, is held by %s".formatted(port, who, PortOwner.describe(port)),
                    "stop that process, or set FIP_PORT_OFFSET to move all ports");
        }
    }

    private long residentBytes() {
        return Stream.concat(
                        backing.running().stream(), parts(Map.of()).stream().flatMap(p -> p.running(home).stream()))
                .mapToLong(p -> Memory.of(p.handle()))
                .sum();
    }

    private static double secondsSince(Instant begun) {
        return Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    }
}
