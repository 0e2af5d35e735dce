package org.fip.stack.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import redis.embedded.RedisServer;

/** A Redis with an append-only file, so that a restart loses at most the last second. */
public final class LocalRedis implements AutoCloseable {
    private final RedisServer server;
    private final Path pidFile;

    private LocalRedis(RedisServer server, Path pidFile) {
        this.server = server;
        this.pidFile = pidFile;
    }

    public static LocalRedis start(Path dataDirectory, int port, String password) {
        try {
            Files.createDirectories(dataDirectory);
            var pidFile = dataDirectory.toAbsolutePath().resolve("redis.pid");
            stopOrphan(pidFile);
            var server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("dir " + dataDirectory.toAbsolutePath())
                    .setting("pidfile " + pidFile)
                    .setting("requirepass " + password)
                    .setting("appendonly yes")
                    .setting("maxmemory 256mb")
                    .setting("maxmemory-policy noeviction")
                    .build();
            server.start();
            return new LocalRedis(server, pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not start in " + dataDirectory, e);
        }
    }

    // A killed parent leaves the server behind, and two on one append-only file would ruin it.
    private static void stopOrphan(Path pidFile) throws IOException {
        running(pidFile).ifPresent(p -> {
            p.destroy();
            p.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        });
    }

    private static Optional<ProcessHandle> running(Path pidFile) throws IOException {
        return Files.exists(pidFile)
                ? ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                        .filter(p -> p.info().command().orElse("").contains("redis-server"))
                : Optional.empty();
    }

    /** Starts it again when it has died. */
    public void revive() {
        try {
            if (running(pidFile).isEmpty()) {
                server.stop();
                server.start();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Redis died and does not start again", e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
