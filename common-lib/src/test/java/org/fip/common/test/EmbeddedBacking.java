package org.fip.common.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.fip.stack.backing.FreePort;
import org.fip.stack.backing.LocalBroker;
import org.fip.stack.backing.LocalPostgres;
import org.fip.stack.backing.LocalRedis;
import org.springframework.util.function.SingletonSupplier;

/** Child processes of this one, as the local stack starts them; the broker is Qpid, inside this process. */
final class EmbeddedBacking implements Backing {
    private interface Start<T extends AutoCloseable> {
        T on(Path folder, int port, String password);
    }

    private record Started<T>(T server, int port) {}

    private final Supplier<Started<LocalPostgres>> postgres = once("postgres", LocalPostgres::start);
    private final Supplier<Started<LocalRedis>> redis = once("redis", LocalRedis::start);
    private final Supplier<Started<LocalBroker>> broker = once("broker", LocalBroker::start);

    @Override
    public String database(String name) {
        var server = postgres.get().server();
        server.database(name, PASSWORD);
        return server.jdbcUrl(name);
    }

    @Override
    public Address redis() {
        return new Address("127.0.0.1", redis.get().port());
    }

    @Override
    public Address broker() {
        return new Address("127.0.0.1", broker.get().port());
    }

    private static <T extends AutoCloseable> Supplier<Started<T>> once(String name, Start<T> start) {
        return SingletonSupplier.of(() -> {
            var port = FreePort.next();
            return new Started<>(BackingServers.closing(start.on(folder(name), port, PASSWORD)), port);
        });
    }

    private static Path folder(String name) {
        try {
            return Files.createTempDirectory("fip-test-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
