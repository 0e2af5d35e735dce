package org.fip.registry.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.util.List;
import org.fip.common.security.Role;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.fip.registry.FakeServer;
import org.fip.registry.RegistryApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What servers say they offer, from their form to our catalogue. */
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {"fip.registry.check-interval=24h", "fip.registry.sync-interval=24h"})
class PanelSyncIT {
    private static final long OPERATOR = 7;
    private static final FakeServer USERS = FakeServer.start();
    private static final String SERVER = """
            {"name":"Imputation","apps":[{"id":"imputationserver2@2.0.12","name":"Imputation","version":"2.0.12"}],
             "loggedIn":true,"maintenace":false,"oauth":[]}""";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    PanelSync sync;

    FakeServer server;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BackingServers.postgres(registry, "registry_sync_db");
        TestIdentity.register(registry, "service-registry");
        registry.add("fip.services.user-service", USERS::url);
    }

    @BeforeEach
    void a_fresh_catalogue() {
        server = FakeServer.start();
        db.sql("DELETE FROM reference_panels WHERE id >= 100").update();
        db.sql("""
                        UPDATE imputation_services SET base_url = :url, allow_private_addresses = true, offer = NULL,
                          synced_by = NULL, panels_synced_at = NULL, sync_message = NULL, api_config = '{}' WHERE id = 1""").param("url", server.url()).update();
        db.sql("""
                        UPDATE reference_panels SET last_seen_at = NULL, is_available = true, build = 'hg38',
                          key = CASE id WHEN 1 THEN 'apps@h3africa-v6' ELSE 'apps@1000g-phase-3-v5' END
                        WHERE service_id = 1""").update();
        USERS.says(
                "/internal/users/7/service-credentials/1",
                200,
                "{\"has_credential\":true,\"api_token\":\"operators-own-token\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void what_the_server_lists_is_stored_and_known_panels_keep_their_numbers() throws Exception {
        offers("apps@h3africa-v6@6.0.0|H3Africa v6 (GRCh38/hg38)", "apps@caapa@1.0.0|CAAPA (GRCh37/hg19)");

        var result = operator().post("/services/1/sync-panels");

        assertThat(result.status()).isEqualTo(200);
        assertThat(result.body().path("panels_added").asInt()).isEqualTo(1);
        assertThat(result.body().path("panels_updated").asInt()).isEqualTo(1);
        assertThat(result.body().path("panels_unavailable").asInt()).isEqualTo(1);
        assertThat(result.body().path("app_id").asString()).isEqualTo("imputationserver2");
        var panels = operator().get("/services/1/panels").body();
        assertThat(texts(panels, "key"))
                .containsExactly("apps@h3africa-v6@6.0.0", "apps@1000g-phase-3-v5", "apps@caapa@1.0.0");
        assertThat(panels.get(0).path("id").asLong()).isEqualTo(1);
        assertThat(panels.get(0).path("sample_count").asInt()).isEqualTo(4447);
        assertThat(texts(panels.get(0).path("populations"), "key")).containsExactly("afr", "off");
        assertThat(panels.get(1).path("is_available").asBoolean()).isFalse();
        assertThat(panels.get(2).path("build").asString()).isEqualTo("hg19");
        assertThat(operator().get("/services/1").body().path("panels_synced_at").isString())
                .isTrue();
    }

    @Test
    void a_panel_that_comes_back_is_available_again() throws Exception {
        offers("apps@h3africa-v6@6.0.0|H3Africa v6 (GRCh38/hg38)");
        operator().post("/services/1/sync-panels");
        offers(
                "apps@h3africa-v6@6.0.0|H3Africa v6 (GRCh38/hg38)",
                "apps@1000g-phase-3-v5@2.0.0|1000G Phase 3 v5 (GRCh37/hg19)");
        assertThat(operator()
                        .post("/services/1/sync-panels")
                        .body()
                        .path("panels_added")
                        .asInt())
                .isZero();
        assertThat(operator().get("/panels/2").body().path("is_available").asBoolean())
                .isTrue();
    }

    @Test
    void parameters_are_the_servers_once_it_was_asked_and_the_usual_ones_before() throws Exception {
        var before = operator().get("/services/1/parameters").body();
        assertThat(before.path("source").asString()).isEqualTo("default");
        assertThat(texts(before.path("phasing"), "key")).containsExactly("eagle", "beagle", "no_phasing");
        assertThat(texts(before.path("builds"), "key")).containsExactly("hg19", "hg38");

        offers("apps@h3africa-v6@6.0.0|H3Africa v6 (GRCh38/hg38)");
        operator().post("/services/1/sync-panels");

        var after = new RegistryApi(port, TestIdentity.serviceBearer("job-processor", "service-registry"))
                .get("/services/1/parameters")
                .body();
        assertThat(after.path("source").asString()).isEqualTo("discovered");
        assertThat(texts(after.path("phasing"), "key")).containsExactly("eagle", "no_phasing");
        assertThat(after.path("defaults").path("phasing").asString()).isEqualTo("eagle");
        assertThat(texts(after.path("modes"), "key")).containsExactly("imputation", "qc_only");
        assertThat(after.path("r2_filters").isEmpty()).isTrue();
        assertThat(after.path("terms").get(0).path("text").asString())
                .isEqualTo("I will not attempt to re-identify anyone.");
        assertThat(after.path("options").get(0).path("id").asString()).isEqualTo("aesEncryption");
        assertThat(after.path("options").get(0).path("type").asString()).isEqualTo("checkbox");
        assertThat(after.path("options").size()).isEqualTo(1);
    }

    @Test
    void without_the_operators_own_token_nothing_is_asked() throws Exception {
        USERS.says("/internal/users/7/service-credentials/1", 200, "{\"has_credential\":false}");
        var answer = operator().post("/services/1/sync-panels");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo("credentials_missing");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void a_dead_token_and_a_silent_server_are_told_apart_and_change_no_panel() throws Exception {
        server.says("/api/v2/server", 200, SERVER.replace("\"loggedIn\":true", "\"loggedIn\":false"))
                .says("/api/v2/tokens/verify", 200, "{\"valid\":false,\"message\":\"Invalid API Token.\"}");
        var rejected = operator().post("/services/1/sync-panels");
        assertThat(rejected.status()).isEqualTo(409);
        assertThat(rejected.body().path("code").asString()).isEqualTo("token_rejected");
        assertThat(operator().get("/services/1").body().path("sync_message").asString())
                .contains("does not accept your token");

        server.close();
        var away = operator().post("/services/1/sync-panels");
        assertThat(away.status()).isEqualTo(502);
        assertThat(away.body().path("code").asString()).isEqualTo("service_unreachable");
        assertThat(operator().get("/services/1/panels").body().valueStream())
                .allMatch(panel -> panel.path("is_available").asBoolean());
    }

    @Test
    void the_refresh_goes_on_with_the_operators_token_and_survives_one_servers_fault() throws Exception {
        offers("apps@h3africa-v6@6.0.0|H3Africa v6 (GRCh38/hg38)");
        operator().post("/services/1/sync-panels");
        offers(
                "apps@h3africa-v6@6.0.0|H3Africa v6 (GRCh38/hg38)",
                "apps@1000g-phase-3-v5@2.0.0|1000G Phase 3 v5 (GRCh37/hg19)");
        sync.refreshAll();
        assertThat(operator().get("/panels/2").body().path("key").asString()).isEqualTo("apps@1000g-phase-3-v5@2.0.0");
        server.close();
        sync.refreshAll();
        assertThat(operator().get("/services/1").body().path("sync_message").asString())
                .contains("cannot be reached");
    }

    @Test
    void verifying_a_users_token_says_whose_it_is_and_learns_what_nobody_knew_without_taking_anything_away()
            throws Exception {
        offers("apps@caapa@1.0.0|CAAPA (GRCh37/hg19)");
        server.says(
                "/api/v2/tokens/verify",
                200,
                "{\"valid\":true,\"username\":\"alice\",\"expire\":\"2027-01-23T19:31:24Z\"}");
        var verdict = userService().post("/internal/services/1/verify-token", "{\"api_token\":\"alices-token\"}");
        assertThat(verdict.body().path("status").asString()).isEqualTo("valid");
        assertThat(verdict.body().path("username").asString()).isEqualTo("alice");
        assertThat(verdict.body().path("expires_at").asString()).isEqualTo("2027-01-23T19:31:24Z");
        var panels = operator().get("/services/1/panels").body();
        assertThat(texts(panels, "key")).hasSize(3);
        assertThat(panels.valueStream())
                .allMatch(panel -> panel.path("is_available").asBoolean());
    }

    @Test
    void a_rejected_token_and_an_absent_server_are_verdicts_not_errors() throws Exception {
        server.says("/api/v2/server", 200, SERVER)
                .says("/api/v2/tokens/verify", 200, "{\"valid\":false,\"message\":\"Invalid API Token.\"}");
        assertThat(verify().path("status").asString()).isEqualTo("rejected");
        assertThat(verify().path("reason").asString()).isEqualTo("Invalid API Token.");
        server.close();
        assertThat(verify().path("status").asString()).isEqualTo("unreachable");
    }

    @Test
    void the_jobs_of_a_tokens_owner_are_listed_newest_first_and_user_service_alone_may_ask() throws Exception {
        server.says("/api/v2/server", 200, SERVER).says("/api/v2/jobs", 200, """
                {"count":2,"page":1,"pageSize":15,"data":[
                  {"id":"job-1","name":"by hand","state":4,"submittedOn":1732180000000,"complete":true},
                  {"id":"job-2","name":"fip-x","state":2,"submittedOn":1732190000000,"complete":false}]}""");

        var listed = userService()
                .post("/internal/services/1/list-jobs", "{\"api_token\":\"alices-token\"}")
                .body();

        assertThat(listed.path("status").asString()).isEqualTo("valid");
        assertThat(listed.path("jobs")
                        .valueStream()
                        .map(job -> job.path("external_job_id").asString()))
                .containsExactly("job-2", "job-1");
        assertThat(listed.path("jobs").path(1).path("state").asString()).isEqualTo("succeeded");
        assertThat(operator()
                        .post("/internal/services/1/list-jobs", "{\"api_token\":\"alices-token\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void only_operators_synchronise_and_only_user_service_has_tokens_verified() throws Exception {
        var ada = new RegistryApi(port, TestIdentity.bearer(42, "ada", Role.RESEARCHER));
        assertThat(ada.post("/services/1/sync-panels").status()).isEqualTo(403);
        for (var api : List.of(
                ada, operator(), new RegistryApi(port, TestIdentity.serviceBearer("job-worker", "service-registry")))) {
            assertThat(api.post("/internal/services/1/verify-token", "{\"api_token\":\"alices-token\"}")
                            .status())
                    .isEqualTo(403);
        }
    }

    private JsonNode verify() throws Exception {
        return userService()
                .post("/internal/services/1/verify-token", "{\"api_token\":\"alices-token\"}")
                .body();
    }

    /** The server's form with these panels, each written as key|name. */
    private void offers(String... panels) {
        var keys = List.of(panels).stream()
                .map(p -> p.split("\\|"))
                .map(p -> "{\"key\":\"%s\",\"value\":\"%s\"}".formatted(p[0], p[1]))
                .toList();
        var populations = List.of(panels).stream()
                .map(p -> p.split("\\|")[0])
                .map(
                        "{\"key\":\"%s\",\"values\":[{\"key\":\"afr\",\"value\":\"AFR\"},{\"key\":\"off\",\"value\":\"Skip\"}]}"
                                ::formatted)
                .toList();
        server.says("/api/v2/server", 200, SERVER)
                .says("/api/v2/server/apps/imputationserver2", 200, """
                        {"id":"imputationserver2","name":"Genotype Imputation","version":"2.0.12","params":[
                         {"id":"refpanel","type":"app_list","required":true,"visible":true,"values":%s},
                         {"id":"files","type":"local_folder","source":"upload","required":true,"visible":true},
                         {"id":"build","type":"list","value":"hg19","visible":true,"values":[{"key":"hg19","value":"GRCh37"},{"key":"hg38","value":"GRCh38"}]},
                         {"id":"phasing","type":"list","value":"eagle","visible":true,"values":[{"key":"eagle","value":"Eagle v2.4"},{"key":"no_phasing","value":"No phasing"}]},
                         {"id":"population","type":"binded_list","bind":"refpanel","visible":true,"values":%s},
                         {"id":"mode","type":"list","value":"imputation","visible":true,"values":[{"key":"imputation","value":"Imputation"},{"key":"qc_only","value":"QC"}]},
                         {"id":"line","type":"separator","visible":true},
                         {"id":"aesEncryption","description":"AES 256 encryption","type":"checkbox","value":"false","visible":true},
                         {"id":"check1","description":"I will <b>not</b> attempt to re-identify anyone.","type":"terms_checkbox","required":true,"visible":true}]}""".formatted(keys, populations));
    }

    private RegistryApi operator() {
        return new RegistryApi(port, TestIdentity.bearer(OPERATOR, "olga", Role.OPERATOR));
    }

    private RegistryApi userService() {
        return new RegistryApi(port, TestIdentity.serviceBearer("user-service", "service-registry"));
    }

    private static List<String> texts(JsonNode array, String member) {
        return array.valueStream().map(n -> n.path(member).asString()).toList();
    }
}
