package org.fip.file.storage;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A small S3 server in a process of its own, empty at first. */
final class S3Server implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("Tomcat started on ports? .*?(\\d+) \\(http\\)");

    private final Process process;
    private final int port;

    private S3Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static S3Server start() throws IOException {
        var log = Path.of("target", "s3mock.log");
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar().toString(),
                        "--server.port=0",
                        "--http.port=0",
                        "--vectors.http.port=0",
                        "--vectors.https.port=0"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new S3Server(process, portOf(process, log));
    }

    // It takes a free port itself: one that was free a moment ago may be somebody else's by the time it starts.
    private static int portOf(Process process, Path log) {
        return Objects.requireNonNull(await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            if (!process.isAlive()) {
                                throw new IllegalStateException("The S3 server has ended, see " + log);
                            }
                            var started = STARTED.matcher(Files.readString(log));
                            return started.find() ? Integer.valueOf(started.group(1)) : null;
                        },
                        Objects::nonNull));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    // The one jar that has a launcher in it.
    private static Path jar() {
        var launcher = S3Server.class.getResource("/org/springframework/boot/loader/launch/JarLauncher.class");
        var url = Objects.requireNonNull(launcher).toString();
        return Path.of(URI.create(url.substring("jar:".length(), url.indexOf("!/"))));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
