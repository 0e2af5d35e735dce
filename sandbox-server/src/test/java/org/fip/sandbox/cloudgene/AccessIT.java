package org.fip.sandbox.cloudgene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fip.sandbox.cloudgene.TestServer.choices;
import static org.fip.sandbox.cloudgene.TestServer.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.fip.sandbox.demo.DemoData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who may see what: tokens, the app, downloads. */
class AccessIT {

    @TempDir
    static Path folder;

    private static TestServer server;
    private static SandboxClient client;
    private static Path target;

    @BeforeAll
    static void start() throws IOException {
        target = folder.resolve("target.vcf.gz");
        DemoData.generate().writeTarget(target);
        server = TestServer.start(folder.resolve("data"), "--fip.sandbox.download-delay=1s");
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void results_are_not_found_at_first_then_ten_times_without_length_and_then_never() throws Exception {
        String token = client.newUser("loader");
        String id = server.submit(token, choices("mode", "qc_only"), target);
        JsonNode report = file(server.finished(token, id), "qc_report.txt");
        String path = "/share/results/" + report.get("hash").asString() + "/any/name";

        SandboxClient.Answer early = client.get(path, null);
        assertThat(early.status()).isEqualTo(404);
        assertThat(early.json().get("message").asString()).isEqualTo("download not found.");

        SandboxClient.Answer first = await().until(() -> client.get(path, null), answer -> answer.status() == 200);
        assertThat(first.response().headers().firstValue("content-length")).isEmpty();
        assertThat(first.response().headers().firstValue("content-type")).isEmpty();
        assertThat(first.response().headers().firstValue("transfer-encoding")).isEmpty();
        assertThat(first.text()).contains("Match:");
        assertThat(client.method("HEAD", path, null).status()).isEqualTo(200);
        for (int i = 3; i <= 10; i++) {
            assertThat(client.get(path, null).status()).isEqualTo(200);
        }
        SandboxClient.Answer eleventh = client.get(path, null);
        assertThat(eleventh.status()).isEqualTo(400);
        assertThat(eleventh.text()).isEqualTo("{\"message\":\"number of max downloads exceeded.\",\"success\":false}");
    }

    @Test
    void tokens_are_refused_with_the_statuses_of_the_real_server() throws Exception {
        String old = client.newUser("tokens");
        String access = client.login("tokens", "Secret123");
        String current = client.apiToken(access);

        assertThat(client.get("/api/v2/jobs", null).status()).isEqualTo(401);
        SandboxClient.Answer garbage = client.get("/api/v2/jobs", "rubbish");
        assertThat(garbage.status()).isEqualTo(401);
        assertThat(garbage.text())
                .isEqualTo("{\"_links\":{\"self\":[{\"href\":\"/api/v2/jobs\",\"templated\":false,\"type\":null,"
                        + "\"deprecation\":null,\"profile\":null,\"name\":null,\"title\":null,"
                        + "\"hreflang\":null}]},\"_embedded\":{\"errors\":[{\"_links\":{},\"_embedded\":{},"
                        + "\"message\":\"Unauthorized\",\"logref\":null,\"path\":null}]},"
                        + "\"message\":\"Unauthorized\",\"logref\":null,\"path\":null}");
        SandboxClient.Answer replaced = client.get("/api/v2/jobs", old);
        assertThat(replaced.status()).isEqualTo(403);
        assertThat(replaced.json().get("message").asString()).isEqualTo("Forbidden");
        assertThat(client.get("/api/v2/jobs", current).json().get("count").asInt())
                .isZero();
        assertThat(client.get("/api/v2/server", "rubbish")
                        .json()
                        .get("loggedIn")
                        .asBoolean())
                .isFalse();
        assertThat(client.get("/api/v2/server", old).status()).isEqualTo(403);
        assertThat(client.method("POST", "/api/v2/users/me/api-token", current).status())
                .isEqualTo(403);
        JsonNode verified = client.form("/api/v2/tokens/verify", null, Map.of("token", current))
                .json();
        assertThat(verified.get("valid").asBoolean()).isTrue();
        assertThat(verified.get("username").asString()).isEqualTo("tokens");
        assertThat(client.form("/api/v2/tokens/verify", null, Map.of("token", old))
                        .json()
                        .get("valid")
                        .asBoolean())
                .isFalse();
        assertThat(client.form("/login", null, Map.of("username", "tokens", "password", "wrong"))
                        .text())
                .contains("Login Failed! Wrong Username or Password.");
    }

    @Test
    void the_app_lists_panels_and_their_populations() throws Exception {
        String token = client.newUser("lister");
        JsonNode app = client.get("/api/v2/server/apps/imputationserver2@2.0.12", token)
                .json();

        Set<String> ids = new HashSet<>();
        app.get("params").forEach(parameter -> ids.add(parameter.get("id").asString()));
        assertThat(ids)
                .containsExactlyInAnyOrder(
                        "refpanel",
                        "files",
                        "build",
                        "r2Filter",
                        "phasing",
                        "population",
                        "mode",
                        "aesEncryption",
                        "meta",
                        "myseparator",
                        "check1",
                        "check2");
        assertThat(app.get("params").get(0).get("values").get(0).get("key").asString())
                .isEqualTo(DemoData.PANEL_KEY);
        assertThat(client.get("/api/v2/server/apps/fip-demo@1.0.0", token).text())
                .contains("is a data package.");
        assertThat(client.get("/api/v2/server/apps/nope", token).status()).isEqualTo(404);
        assertThat(client.get("/api/v2/jobs/job-1/results", token).status()).isEqualTo(404);
    }

    @Test
    void faults_cannot_be_switched_on_unless_they_are_enabled() throws Exception {
        String operator = Base64.getEncoder().encodeToString("admin:Admin123".getBytes(StandardCharsets.UTF_8));

        assertThat(client.exchange("GET", "/sandbox/faults", "", "Authorization", "Basic " + operator)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_front_page_tells_how_to_get_a_token() throws Exception {
        assertThat(client.get("/", null).text()).contains("api-token");
        assertThat(client.get("/actuator/health", null).json().get("status").asString())
                .isEqualTo("UP");
    }
}
