package org.fip.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A service unpacked for a quick start: its jar taken apart and an ahead-of-time cache of its loaded classes, made once
 * per build by starting it up to the point where it would begin to serve. The cache holds only while the class path is
 * spelled as in training, so both run {@code java -jar NAME.jar} from the same folder.
 */
final class AppImage {
    private static final long TRAINING_LIMIT_SECONDS = 300;

    private final App app;
    private final Home home;
    private final Path folder;
    private final Path jar;

    AppImage(App app, Home home) {
        this.app = app;
        this.home = home;
        this.jar = builtJar(app, home);
        this.folder = home.folder("apps").resolve(app.module() + "-" + fingerprint());
    }

    Path folder() {
        return folder;
    }

    /** The command that runs the service, to be started in {@link #folder}. */
    List<String> command() {
        return command("-XX:AOTCache=app.aot", "-Xlog:aot*=off");
    }

    boolean isReady() {
        return Files.exists(folder.resolve("app.aot"));
    }

    /** Unpacks and trains; the backing servers must be running, because training connects to them. */
    void prepare(Map<String, String> environment) {
        removeOlderImages();
        run(
                List.of(
                        Jvm.java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString()),
                home.project(),
                Map.of());
        try {
            Files.move(folder.resolve(jar.getFileName()), folder.resolve(app.module() + ".jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(command("-XX:AOTCacheOutput=app.part.aot", "-Dspring.context.exit=onRefresh"), folder, environment);
        try {
            Files.move(folder.resolve("app.part.aot"), folder.resolve("app.aot"));
        } catch (IOException e) {
            throw new UncheckedIOException("Training of " + app.module() + " left no cache; see its log", e);
        }
    }

    private List<String> command(String... extra) {
        var flags = Stream.concat(app.jvmFlags().stream(), Arrays.stream(extra)).toList();
        return Jvm.command(app.heapMegabytes(), flags, List.of("-jar", app.module() + ".jar"));
    }

    private void run(List<String> command, Path workingDirectory, Map<String, String> environment) {
        var builder = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.log(app.module() + ".prepare").toFile()));
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            if (!process.waitFor(TRAINING_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new LauncherException(
                        "Preparing " + app.module() + " took longer than " + TRAINING_LIMIT_SECONDS + " s",
                        home.lookAtLog(app.module() + ".prepare"));
            }
            if (process.exitValue() != 0) {
                throw new LauncherException(
                        "Preparing " + app.module() + " failed", home.lookAtLog(app.module() + ".prepare"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted", "run it again");
        }
    }

    /** What Maven made of the module. */
    static Path builtJar(App app, Home home) {
        var target = home.project().resolve(app.module()).resolve("target");
        try (var files = Files.list(target)) {
            return files.filter(f -> app.isExecutableJar(f.getFileName().toString()))
                    .findFirst()
                    .orElseThrow(() ->
                            new LauncherException(app.module() + " is not built", "run './fip up' without --no-build"));
        } catch (IOException e) {
            throw new LauncherException(app.module() + " is not built", "run './fip up' without --no-build");
        }
    }

    private void removeOlderImages() {
        try (var images = Files.list(home.folder("apps"))) {
            images.filter(i -> i.getFileName().toString().matches(app.module() + "-[0-9a-f]{16}"))
                    .forEach(AppImage::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Same jar, same Java, same flags: same image.
    private String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(String.join(" ", command()).getBytes(StandardCharsets.UTF_8));
            try (var in = Files.newInputStream(jar)) {
                var buffer = new byte[1 << 16];
                for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
