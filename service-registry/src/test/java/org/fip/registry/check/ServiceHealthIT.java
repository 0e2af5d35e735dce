package org.fip.registry.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.time.Instant;
import java.util.List;
import org.fip.common.security.Role;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.fip.registry.FakeServer;
import org.fip.registry.RegistryApi;
import org.fip.registry.health.HealthCheck;
import org.fip.registry.health.HealthHistory;
import org.fip.registry.health.HealthStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What the checks find out about servers of each kind, and what is kept of it. */
@SpringBootTest(webEnvironment = RANDOM_PORT, properties = "fip.registry.check-interval=24h")
@ExtendWith(OutputCaptureExtension.class)
class ServiceHealthIT {
    private static final String CLOUDGENE_INFO = "/api/v2/server";
    private static final String WES_INFO = "/ga4gh/wes/v1/service-info";
    private static final String WORKING =
            "{\"name\":\"Test Imputation Server\",\"apps\":[],\"loggedIn\":false,\"maintenace\":false,\"oauth\":[]}";
    private static final String CLOSED =
            "{\"name\":\"Test Imputation Server\",\"apps\":[],\"maintenace\":true,\"maintenaceMessage\":\"<b>Back on Monday</b>\",\"oauth\":[]}";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    HealthHistory history;

    @Autowired
    ServiceChecks checks;

    FakeServer server;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BackingServers.postgres(registry, "registry_health_db");
        TestIdentity.register(registry, "service-registry");
    }

    @BeforeEach
    void only_this_tests_server_is_known() throws Exception {
        server = new FakeServer();
        db.sql("DELETE FROM service_health_checks").update();
        db.sql("UPDATE imputation_services SET is_active = false").update();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_server_goes_up_into_maintenance_and_down_and_each_change_is_kept_and_logged_once(CapturedOutput output)
            throws Exception {
        var id = register("transitions", "michigan", true);

        server.says(CLOUDGENE_INFO, 200, WORKING);
        var up = check(id);
        assertThat(up.path("status").asString()).isEqualTo("up");
        assertThat(up.path("message").asString()).isEqualTo("Cloudgene 3");
        assertThat(up.path("latency_ms").isNumber()).isTrue();

        server.says(CLOUDGENE_INFO, 200, CLOSED);
        assertThat(check(id).path("status").asString()).isEqualTo("maintenance");
        assertThat(check(id).path("message").asString()).isEqualTo("Back on Monday");

        server.close();
        assertThat(check(id).path("status").asString()).isEqualTo("down");
        var down = check(id);
        assertThat(down.path("latency_ms").isNull()).isTrue();
        assertThat(statuses(down)).containsExactly("down", "down", "maintenance", "maintenance", "up");

        var service = operator().get("/services/" + id).body();
        assertThat(service.path("status").asString()).isEqualTo("down");
        assertThat(service.path("status_message").asString()).isEqualTo("127.0.0.1 does not accept connections.");
        assertThat(service.path("last_checked_at").asString())
                .isEqualTo(down.path("checked_at").asString());
        assertThat(output.getAll().lines().filter(l -> l.contains("transitions is")))
                .satisfiesExactly(
                        first -> assertThat(first).contains("INFO", "UP (was UNKNOWN)"),
                        second -> assertThat(second).contains("WARN", "MAINTENANCE (was UP)"),
                        third -> assertThat(third).contains("WARN", "DOWN (was MAINTENANCE)"));
    }

    @Test
    void a_wes_node_is_up_when_it_answers_even_if_it_tells_strangers_nothing() throws Exception {
        var id = register("wes-node", "wes", true);
        server.says(WES_INFO, 200, "{\"workflow_type_versions\":{},\"system_state_counts\":{\"QUEUED\":4}}");
        var up = check(id);
        assertThat(up.path("status").asString()).isEqualTo("up");
        assertThat(up.path("history").get(0).path("queue_length").asInt()).isEqualTo(4);
        server.says(WES_INFO, 401, "{\"detail\":\"Not authenticated\"}");
        assertThat(check(id).path("status").asString()).isEqualTo("up");
        server.says(WES_INFO, 502, "");
        assertThat(check(id).path("message").asString()).isEqualTo("The server answered with status 502.");
        server.says(WES_INFO, 404, "{}");
        assertThat(check(id).path("status").asString()).isEqualTo("down");
    }

    @Test
    void an_address_inside_the_own_network_is_not_asked_unless_the_operator_allows_it() throws Exception {
        for (var kind : List.of("michigan", "wes")) {
            var health = check(register("inside-" + kind, kind, false));
            assertThat(health.path("status").asString()).isEqualTo("down");
            assertThat(health.path("message").asString()).contains("inside the platform's own network");
        }
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void a_round_checks_every_active_service_and_no_other() throws Exception {
        server.says(CLOUDGENE_INFO, 200, WORKING);
        var first = register("round-1", "michigan", true);
        var second = register("round-2", "michigan", true);
        checks.checkAll();
        assertThat(statuses(health(first))).containsExactly("up");
        assertThat(statuses(health(second))).containsExactly("up");
        assertThat(statuses(health(1))).isEmpty();
    }

    @Test
    void the_history_keeps_the_latest_checks_of_each_service() throws Exception {
        var id = register("long-lived", "michigan", true);
        db.sql("""
                        INSERT INTO service_health_checks (service_id, status, checked_at)
                        SELECT :id, 'up', now() - interval '1 day' - n * interval '1 minute'
                        FROM generate_series(1, 600) n""").param("id", id).update();
        history.add(id, new HealthCheck(HealthStatus.DOWN, null, Instant.now(), "gone", null));
        var kept = history.newest(id, 1000);
        assertThat(kept).hasSize(500);
        assertThat(kept.getFirst().status()).isEqualTo(HealthStatus.DOWN);
        assertThat(health(id).path("history").size()).isEqualTo(60);
    }

    @Test
    void only_operators_may_ask_for_a_check() throws Exception {
        var id = register("guarded", "michigan", true);
        var answer = new RegistryApi(port, TestIdentity.bearer(42, "ada", Role.RESEARCHER))
                .post("/services/" + id + "/check");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().path("code").asString()).isEqualTo("forbidden");
        assertThat(server.asked()).isEmpty();
        assertThat(operator().post("/services/4711/check").status()).isEqualTo(404);
    }

    private long register(String slug, String apiType, boolean allowPrivateAddresses) {
        return db.sql("""
                        INSERT INTO imputation_services
                          (slug, name, api_type, base_url, website_url, supported_builds, allow_private_addresses)
                        VALUES (:slug, :slug, :type, :url, :url, '{hg38}', :private) RETURNING id""")
                .param("slug", slug)
                .param("type", apiType)
                .param("url", server.url())
                .param("private", allowPrivateAddresses)
                .query(Long.class)
                .single();
    }

    private JsonNode check(long id) throws Exception {
        var answer = operator().post("/services/" + id + "/check");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode health(long id) throws Exception {
        return operator().get("/services/" + id + "/health").body();
    }

    private RegistryApi operator() {
        return new RegistryApi(port, TestIdentity.bearer(1, "op", Role.OPERATOR));
    }

    private static List<String> statuses(JsonNode health) {
        return health.path("history")
                .valueStream()
                .map(h -> h.path("status").asString())
                .toList();
    }
}
