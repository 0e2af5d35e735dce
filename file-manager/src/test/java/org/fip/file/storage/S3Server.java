package org.fip.file.storage;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A small S3 server in a process of its own, empty at first. */
final class S3Server implements AutoCloseable {
    private final Process process;
    private final int port;

    private S3Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static S3Server start() throws IOException {
        var port = freePort();
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar().toString(),
                        "--server.port=0",
                        "--http.port=" + port,
                        "--vectors.http.port=0",
                        "--vectors.https.port=0"))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "s3mock.log").toFile())
                .start();
        var server = new S3Server(process, port);
        await().atMost(Duration.ofMinutes(1)).until(server::answers);
        return server;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The S3 server has ended, see target/s3mock.log");
        }
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    // The one jar that has a launcher in it.
    private static Path jar() {
        var launcher = S3Server.class.getResource("/org/springframework/boot/loader/launch/JarLauncher.class");
        var url = java.util.Objects.requireNonNull(launcher).toString();
        return Path.of(URI.create(url.substring("jar:".length(), url.indexOf("!/"))));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
