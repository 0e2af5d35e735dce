package org.fip.common.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.fip.stack.backing.FreePort;
import org.fip.stack.backing.LocalBroker;
import org.fip.stack.backing.LocalInbox;
import org.fip.stack.backing.LocalPostgres;
import org.fip.stack.backing.LocalRedis;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.util.function.SingletonSupplier;

/**
 * Real PostgreSQL, Redis, AMQP broker and SMTP inbox, started when first asked for and shared by all tests of a module.
 * Call from a {@code @DynamicPropertySource} method.
 */
public final class BackingServers {
    private static final String PASSWORD = "only-for-this-test-run";
    private static final Supplier<LocalPostgres> POSTGRES =
            once(() -> closing(LocalPostgres.start(folder("postgres"), FreePort.next(), PASSWORD)));
    private static final Supplier<Integer> REDIS_PORT = once(() -> {
        var port = FreePort.next();
        closing(LocalRedis.start(folder("redis"), port, PASSWORD));
        return port;
    });
    private static final Supplier<Integer> BROKER_PORT = once(() -> {
        var port = FreePort.next();
        closing(LocalBroker.start(folder("broker"), port, PASSWORD));
        return port;
    });
    private static final int INBOX_PORT = FreePort.next();
    private static final Supplier<LocalInbox> INBOX = once(() -> closing(LocalInbox.start(INBOX_PORT)));

    private BackingServers() {}

    /** A database with its own role, as in deployment. */
    public static void postgres(DynamicPropertyRegistry registry, String database) {
        registry.add("spring.datasource.url", () -> {
            POSTGRES.get().database(database, PASSWORD);
            return POSTGRES.get().jdbcUrl(database);
        });
        registry.add("spring.datasource.username", () -> database);
        registry.add("spring.datasource.password", () -> PASSWORD);
    }

    public static void redis(DynamicPropertyRegistry registry) {
        registry.add("fip.redis.url", BackingServers::redisUrl);
    }

    public static String redisUrl() {
        return "redis://:%s@127.0.0.1:%d".formatted(PASSWORD, REDIS_PORT.get());
    }

    public static void broker(DynamicPropertyRegistry registry) {
        registry.add("spring.rabbitmq.host", () -> "127.0.0.1");
        registry.add("spring.rabbitmq.port", BROKER_PORT::get);
        registry.add("spring.rabbitmq.username", () -> LocalBroker.USER);
        registry.add("spring.rabbitmq.password", () -> PASSWORD);
    }

    /** Points Spring Mail at the inbox that is returned. */
    public static LocalInbox inbox(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> INBOX_PORT);
        return INBOX.get();
    }

    private static Path folder(String name) {
        try {
            return Files.createTempDirectory("fip-test-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Supplier<T> once(Supplier<T> start) {
        return SingletonSupplier.of(start);
    }

    private static <T extends AutoCloseable> T closing(T server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.close();
            } catch (Exception e) {
                System.err.println("A backing server did not stop: " + e);
            }
        }));
        return server;
    }
}
