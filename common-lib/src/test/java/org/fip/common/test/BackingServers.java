package org.fip.common.test;

import java.util.function.Supplier;
import org.fip.stack.backing.FreePort;
import org.fip.stack.backing.LocalBroker;
import org.fip.stack.backing.LocalInbox;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.util.function.SingletonSupplier;

/**
 * Real PostgreSQL, Redis, AMQP broker and SMTP inbox, started when first asked for and shared by all tests of a module:
 * in containers where there is an engine for them, else embedded.
 * Call from a {@code @DynamicPropertySource} method.
 */
public final class BackingServers {
    private static final Supplier<Backing> BACKING = SingletonSupplier.of(() -> ContainerBacking.ifThereIsAnEngine()
            .<Backing>map(containers -> {
                said("containers of " + String.join(", ", ContainerBacking.images()));
                return containers;
            })
            .orElseGet(() -> {
                said("embedded, as there is no Docker-compatible engine that has their images");
                return new EmbeddedBacking();
            }));
    private static final int INBOX_PORT = FreePort.next();
    private static final Supplier<LocalInbox> INBOX = SingletonSupplier.of(() -> closing(LocalInbox.start(INBOX_PORT)));

    private BackingServers() {}

    /** A database with its own role, as in deployment. */
    public static void postgres(DynamicPropertyRegistry registry, String database) {
        registry.add("spring.datasource.url", () -> BACKING.get().database(database));
        registry.add("spring.datasource.username", () -> database);
        registry.add("spring.datasource.password", () -> Backing.PASSWORD);
    }

    public static void redis(DynamicPropertyRegistry registry) {
        registry.add("fip.redis.url", BackingServers::redisUrl);
    }

    public static String redisUrl() {
        var at = BACKING.get().redis();
        return "redis://:%s@%s:%d".formatted(Backing.PASSWORD, at.host(), at.port());
    }

    public static void broker(DynamicPropertyRegistry registry) {
        registry.add("spring.rabbitmq.host", () -> BACKING.get().broker().host());
        registry.add("spring.rabbitmq.port", () -> BACKING.get().broker().port());
        registry.add("spring.rabbitmq.username", () -> LocalBroker.USER);
        registry.add("spring.rabbitmq.password", () -> Backing.PASSWORD);
    }

    /** Points Spring Mail at the inbox that is returned. */
    public static LocalInbox inbox(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> INBOX_PORT);
        return INBOX.get();
    }

    // Surefire keeps what is printed in its reports.
    private static void said(String what) {
        System.out.println("Backing servers of this run: " + what);
    }

    static <T extends AutoCloseable> T closing(T server) {
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
