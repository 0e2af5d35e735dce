package org.fip.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes what a service's container image holds: the jar taken apart, and an ahead-of-time cache of the classes that it
 * loads while it starts against real backing servers, which live only as long as this takes.
 */
final class Training {
    private static final Duration GRACE = Duration.ofSeconds(25);
    private static final long LIMIT_SECONDS = 600;

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;

    Training(Home home, Ports ports) {
        this.home = home;
        this.ports = ports;
        this.secrets = new Secrets(home);
    }

    /** Fills the folder with {@code app.jar}, {@code lib} and {@code app.aot}; reads {@code jvm.options} there. */
    void run(App app, Path folder) {
        var jar = AppImage.builtJar(app, home);
        run(
                List.of(
                        Jvm.java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        "."),
                folder,
                Map.of());
        try {
            Files.move(folder.resolve(jar.getFileName()), folder.resolve("app.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List.of("postgres", "redis", "broker").forEach(secrets::get);
        App.DATABASES.forEach(secrets::get);
        var environment = new Environment(home, ports, secrets, false).of(app);
        var backing = new Backing(home, ports);
        backing.start();
        try {
            run(
                    List.of(
                            Jvm.java(),
                            "@jvm.options",
                            "-XX:AOTCacheOutput=app.aot",
                            "-Dspring.context.exit=onRefresh",
                            "-jar",
                            "app.jar"),
                    folder,
                    environment);
        } finally {
            backing.running().ifPresent(servers -> servers.stop(GRACE));
        }
        if (!Files.exists(folder.resolve("app.aot"))) {
            throw new LauncherException("Training of " + app.module() + " left no cache", "look at the lines above");
        }
    }

    private static void run(List<String> command, Path folder, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new LauncherException("It took longer than " + LIMIT_SECONDS + " s", String.join(" ", command));
            }
            if (process.exitValue() != 0) {
                throw new LauncherException("It ended with " + process.exitValue(), String.join(" ", command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted", "run it again");
        }
    }
}
