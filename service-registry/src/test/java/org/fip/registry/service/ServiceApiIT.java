package org.fip.registry.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.util.List;
import org.fip.common.security.Role;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.fip.registry.RegistryApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The seeded services and panels, and who may read them. */
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {"fip.registry.check-interval=24h", "fip.registry.sandbox-url=http://127.0.0.1:8010"})
class ServiceApiIT {
    @LocalServerPort
    int port;

    @Autowired
    SandboxRegistration sandbox;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BackingServers.postgres(registry, "service_registry_db");
        TestIdentity.register(registry, "service-registry");
    }

    @Test
    void the_documented_service_is_found_by_its_number_and_by_its_slug() throws Exception {
        var service = ada().get("/services/1").body();
        assertThat(service.path("slug").asString()).isEqualTo("h3africa");
        assertThat(service.path("name").asString()).isEqualTo("H3Africa");
        assertThat(service.path("api_type").asString()).isEqualTo("michigan");
        assertThat(service.path("base_url").asString()).isEqualTo("https://impute.afrigen-d.org");
        assertThat(texts(service.path("supported_builds"))).containsExactly("hg19", "hg38");
        assertThat(service.path("max_running_time_seconds").asInt()).isEqualTo(21_600);
        assertThat(service.path("poll_interval_seconds").asInt()).isEqualTo(30);
        assertThat(service.path("panel_count").asInt()).isEqualTo(2);
        assertThat(service.path("is_active").asBoolean()).isTrue();
        assertThat(service.path("allow_private_addresses").asBoolean()).isFalse();
        assertThat(ada().get("/services/h3africa").body()).isEqualTo(service);
    }

    @Test
    void the_list_has_the_three_seeded_services_and_the_configured_sandbox_in_each_dialect() throws Exception {
        var services = ada().get("/services").body();
        assertThat(texts(services, "slug"))
                .containsExactly(
                        "h3africa",
                        "michigan",
                        "ilifu",
                        "sandbox",
                        "sandbox-cloudgene2",
                        "sandbox-simple",
                        "sandbox-wes");
        assertThat(texts(services, "api_type"))
                .containsExactly("michigan", "michigan", "wes", "michigan", "michigan", "michigan", "wes");
        assertThat(services.get(3)).isEqualTo(ada().get("/services/sandbox").body());
    }

    @Test
    void a_service_that_was_never_checked_has_an_unknown_state() throws Exception {
        var service = ada().get("/services/2").body();
        assertThat(service.path("status").asString()).isEqualTo("unknown");
        assertThat(service.path("latency_ms").isNull()).isTrue();
        var health = ada().get("/services/2/health").body();
        assertThat(health.path("service_id").asLong()).isEqualTo(2);
        assertThat(health.path("status").asString()).isEqualTo("unknown");
        assertThat(health.path("history").isEmpty()).isTrue();
    }

    @Test
    void a_panel_says_what_to_send_and_which_populations_it_has() throws Exception {
        var panels = ada().get("/services/1/panels").body();
        assertThat(texts(panels, "key")).containsExactly("apps@h3africa-v6", "apps@1000g-phase-3-v5");
        var h3africa = panels.get(0);
        assertThat(h3africa.path("build").asString()).isEqualTo("hg38");
        assertThat(h3africa.path("service_id").asLong()).isEqualTo(1);
        assertThat(h3africa.path("is_available").asBoolean()).isTrue();
        assertThat(texts(h3africa.path("populations"), "key")).containsExactly("afr", "off");
        assertThat(ada().get("/panels/" + h3africa.path("id").asLong()).body()).isEqualTo(h3africa);
    }

    @Test
    void every_seeded_service_has_panels_of_builds_that_it_supports() throws Exception {
        var panels = ada().get("/panels").body();
        for (var service : ada().get("/services").body()) {
            var own = stream(panels)
                    .filter(p ->
                            p.path("service_id").asLong() == service.path("id").asLong())
                    .toList();
            assertThat(own).hasSize(service.path("panel_count").asInt()).isNotEmpty();
            assertThat(own)
                    .allSatisfy(p -> assertThat(texts(service.path("supported_builds")))
                            .contains(p.path("build").asString()));
        }
    }

    @Test
    void the_sandbox_is_registered_once_with_its_own_panel() throws Exception {
        sandbox.run(new DefaultApplicationArguments());
        var service = ada().get("/services/sandbox").body();
        assertThat(service.path("base_url").asString()).isEqualTo("http://127.0.0.1:8010");
        assertThat(service.path("poll_interval_seconds").asInt()).isEqualTo(2);
        assertThat(service.path("allow_private_addresses").asBoolean()).isTrue();
        assertThat(service.path("api_config").path("app").asString()).isEqualTo("imputationserver2");
        assertThat(ada().get("/services/sandbox-simple").body().path("base_url").asString())
                .isEqualTo("http://127.0.0.1:8010/simple");
        assertThat(ada().get("/services/sandbox-wes")
                        .body()
                        .path("api_config")
                        .path("workflow_url")
                        .asString())
                .isEqualTo("sandbox/impute");
        var panels = ada().get("/services/sandbox/panels").body();
        assertThat(texts(panels, "key")).containsExactly("apps@fip-demo@1.0.0");
        assertThat(texts(panels.get(0).path("populations"), "key")).containsExactly("all", "off");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/services/77",
                "/services/no-such-service",
                "/services/99999999999999999999",
                "/services/77/panels",
                "/services/77/health",
                "/panels/4711"
            })
    void what_is_not_there_is_404(String path) throws Exception {
        var answer = ada().get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("code").asString()).isEqualTo("not_found");
    }

    @Test
    void a_panel_is_asked_for_by_number() throws Exception {
        var answer = ada().get("/panels/h3africa");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo("validation_failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"job-processor", "job-worker", "user-service", "monitoring-service"})
    void services_that_need_the_catalogue_may_read_all_of_it(String caller) throws Exception {
        var service = new RegistryApi(port, TestIdentity.serviceBearer(caller, "service-registry"));
        for (var path : List.of(
                "/services", "/services/1", "/services/1/panels", "/services/1/health", "/panels", "/panels/1")) {
            assertThat(service.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(service.post("/services/1/check").status()).isEqualTo(403);
    }

    @Test
    void other_services_and_strangers_may_not() throws Exception {
        var other = new RegistryApi(port, TestIdentity.serviceBearer("notification-service", "service-registry"));
        assertThat(other.get("/services").status()).isEqualTo(403);
        assertThat(new RegistryApi(port, "Bearer nonsense").get("/services").status())
                .isEqualTo(401);
    }

    private RegistryApi ada() {
        return new RegistryApi(port, TestIdentity.bearer(42, "ada", Role.RESEARCHER));
    }

    private static List<String> texts(JsonNode array, String member) {
        return stream(array).map(n -> n.path(member).asString()).toList();
    }

    private static List<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asString).toList();
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return array.valueStream();
    }
}
