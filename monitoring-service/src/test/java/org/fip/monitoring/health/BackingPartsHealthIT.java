package org.fip.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.fip.common.test.TestIdentity;
import org.fip.monitoring.StandIns;
import org.fip.stack.backing.FreePort;
import org.fip.stack.backing.LocalBroker;
import org.fip.stack.backing.LocalInbox;
import org.fip.stack.backing.LocalPostgres;
import org.fip.stack.backing.LocalRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Real backing servers of this test's own, which it stops and starts again. */
@SpringBootTest(webEnvironment = RANDOM_PORT, properties = "fip.monitoring.interval=200ms")
@DirtiesContext
class BackingPartsHealthIT {
    private static final String PASSWORD = "hunter2-only-for-this-test";
    private static final String DATABASE = "monitoring_parts_db";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int POSTGRES_PORT = FreePort.next();
    private static final int REDIS_PORT = FreePort.next();
    private static final int BROKER_PORT = FreePort.next();
    private static final int INBOX_PORT = FreePort.next();
    private static final StandIns PROCESSES = new StandIns();

    private static final Path FOLDER = folder();

    private static LocalPostgres postgres = startPostgres();
    private static LocalRedis redis = startRedis();
    private static LocalBroker broker = startBroker();
    private static LocalInbox inbox = startInbox();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    HealthApi api;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> postgres.jdbcUrl(DATABASE));
        registry.add("spring.datasource.username", () -> DATABASE);
        registry.add("spring.datasource.password", () -> PASSWORD);
        registry.add("fip.redis.url", () -> "redis://:%s@127.0.0.1:%d".formatted(PASSWORD, REDIS_PORT));
        registry.add("spring.rabbitmq.host", () -> "127.0.0.1");
        registry.add("spring.rabbitmq.port", () -> BROKER_PORT);
        registry.add("spring.rabbitmq.username", () -> LocalBroker.USER);
        registry.add("spring.rabbitmq.password", () -> PASSWORD);
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> INBOX_PORT);
        TestIdentity.register(registry, "monitoring-service");
        PROCESSES.register(registry);
    }

    @BeforeEach
    void begin_with_everything_well() {
        api = new HealthApi(port);
        await().atMost(LIMIT).until(() -> api.overall().equals("up"));
    }

    @AfterAll
    static void stop() {
        PROCESSES.close();
        inbox.close();
        broker.close();
        redis.close();
        postgres.close();
    }

    @Test
    void the_mail_server_goes_and_comes_back() {
        inbox.close();
        downAs("smtp", "degraded", "Does not accept connections");
        inbox = startInbox();
        upAgain();
    }

    @Test
    void redis_goes_and_comes_back() {
        redis.close();
        downAs("redis", "degraded", "Does not accept connections");
        redis = startRedis();
        upAgain();
    }

    @Test
    void the_broker_goes_and_comes_back() {
        broker.close();
        downAs("amqp-broker", "degraded", "Does not accept connections");
        broker = startBroker();
        upAgain();
    }

    @Test
    void without_the_database_the_page_still_answers_and_the_change_is_stored_when_it_is_back() {
        postgres.close();
        downAs("postgresql", "down", "Does not accept connections");
        assertThat(api.health().toString()).doesNotContain(PASSWORD, DATABASE, "Exception", "127.0.0.1");
        postgres = startPostgres();
        upAgain();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(db.sql(
                                        "SELECT status FROM component_status_changes WHERE component = 'postgresql' ORDER BY id")
                                .query(String.class)
                                .list())
                        .containsExactly("down", "up"));
    }

    private void downAs(String component, String overall, String message) {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(api.component(component).path("status").asString())
                                .isEqualTo("down"));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                api.component(component).path("message").asString())
                        .isEqualTo(message));
        assertThat(api.overall()).isEqualTo(overall);
    }

    private void upAgain() {
        await().atMost(LIMIT).until(() -> api.overall().equals("up"));
    }

    private static LocalPostgres startPostgres() {
        var server = LocalPostgres.start(FOLDER.resolve("postgres"), POSTGRES_PORT, PASSWORD);
        server.database(DATABASE, PASSWORD);
        return server;
    }

    private static LocalRedis startRedis() {
        return LocalRedis.start(FOLDER.resolve("redis"), REDIS_PORT, PASSWORD);
    }

    private static LocalBroker startBroker() {
        return LocalBroker.start(FOLDER.resolve("broker"), BROKER_PORT, PASSWORD);
    }

    private static LocalInbox startInbox() {
        return LocalInbox.start(INBOX_PORT);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("fip-test-parts");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
