package org.fip.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.fip.monitoring.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Stand-ins for our processes fail one by one, beside backing servers that are real and well. */
@SpringBootTest(webEnvironment = RANDOM_PORT, properties = "fip.monitoring.interval=200ms")
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class ServicesHealthIT {
    private static final StandIns PROCESSES = new StandIns();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    HealthApi api;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BackingServers.postgres(registry, "monitoring_db");
        BackingServers.redis(registry);
        BackingServers.broker(registry);
        BackingServers.inbox(registry);
        TestIdentity.register(registry, "monitoring-service");
        PROCESSES.register(registry);
    }

    @BeforeEach
    void begin_with_everything_well() {
        api = new HealthApi(port);
        PROCESSES.allWell();
        await().until(() -> api.overall().equals("up"));
    }

    @Test
    void when_every_part_works_the_platform_is_up_and_each_part_has_its_latency() {
        var health = api.health();
        assertThat(Instant.parse(health.path("checked_at").asString()))
                .isCloseTo(Instant.now(), org.assertj.core.api.Assertions.within(Duration.ofSeconds(10)));
        var components = health.path("components").valueStream().toList();
        assertThat(components.stream().map(c -> c.path("name").asString()))
                .containsAll(StandIns.PROCESSES)
                .contains("postgresql", "redis", "amqp-broker", "smtp")
                .hasSize(13);
        assertThat(components.stream().map(c -> c.path("kind").asString()).distinct())
                .containsExactlyInAnyOrder("service", "database", "cache", "broker", "mail");
        assertThat(components).allSatisfy(c -> {
            assertThat(c.path("status").asString()).isEqualTo("up");
            assertThat(c.path("latency_ms").isNumber()).isTrue();
            assertThat(c.path("message").isNull()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service-registry",
                "job-worker",
                "file-manager",
                "notification-service",
                "monitoring-service",
                "frontend"
            })
    void without_a_useful_process_the_platform_is_degraded(String process) {
        PROCESSES.answers(process, 503);
        await().until(() -> api.overall().equals("degraded"));
        var component = api.component(process);
        assertThat(component.path("status").asString()).isEqualTo("down");
        assertThat(component.path("latency_ms").isNull()).isTrue();
        assertThat(component.path("message").asString()).isEqualTo("Answers, but says that it is not well (HTTP 503)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "user-service", "job-processor"})
    void without_an_essential_process_the_platform_is_down(String process) {
        PROCESSES.answers("frontend", 500);
        PROCESSES.answers(process, 503);
        await().until(() -> api.overall().equals("down"));
    }

    @Test
    void a_process_that_hangs_is_down_and_holds_up_no_page() {
        PROCESSES.hangs("file-manager");
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            var asked = System.nanoTime();
            var status = api.component("file-manager").path("status").asString();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
            return status.equals("down");
        });
        assertThat(api.component("file-manager").path("message").asString()).isEqualTo("Does not answer in time");
        assertThat(api.overall()).isEqualTo("degraded");
    }

    @Test
    void going_down_and_coming_back_is_logged_and_stored_once_each(CapturedOutput output) {
        db.sql("DELETE FROM component_status_changes").update();
        PROCESSES.answers("job-worker", 503);
        await().until(() -> api.overall().equals("degraded"));
        var first = api.health().path("checked_at").asString();
        await().until(() -> !api.health().path("checked_at").asString().equals(first));
        PROCESSES.allWell();
        await().until(() -> api.overall().equals("up"));

        await().untilAsserted(() -> assertThat(changesOf("job-worker")).containsExactly("down", "up"));
        assertThat(output.getAll().lines().filter(l -> l.contains("job-worker is")))
                .satisfiesExactly(
                        down -> assertThat(down).contains("WARN", "is down: Answers, but"),
                        up -> assertThat(up).contains("INFO", "is up again"));
    }

    @Test
    void strangers_learn_nothing() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/monitoring/health"));
            assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
        }
    }

    private java.util.List<String> changesOf(String component) {
        return db.sql("SELECT status FROM component_status_changes WHERE component = :name ORDER BY id")
                .param("name", component)
                .query(String.class)
                .list();
    }
}
