package org.fip.sandbox.cloudgene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.FileHeader;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.fip.sandbox.SandboxServerApplication;
import org.fip.sandbox.demo.DemoData;
import org.fip.sandbox.demo.ImputationAccuracy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A client of the protocol, from registration to decrypted genotypes, against a started server. */
class CloudgeneProtocolIT {

    private static final Map<String, String> CHOICES = Map.of(
            "refpanel", DemoData.PANEL_KEY,
            "build", "hg38",
            "phasing", "eagle",
            "population", "all",
            "mode", "imputation");

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext server;
    private static SandboxClient client;
    private static Path target;
    private static Path truth;

    @BeforeAll
    static void start() throws IOException {
        target = folder.resolve("target.vcf.gz");
        truth = folder.resolve("truth.vcf.gz");
        DemoData data = DemoData.generate();
        data.writeTarget(target);
        data.writeTruth(truth);
        server = startServer(folder.resolve("data"), "--fip.sandbox.engine=hmm", "--fip.sandbox.download-delay=1s");
        client = client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ConfigurableApplicationContext startServer(Path data, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--logging.level.root=warn",
                "--fip.sandbox.data-dir=" + data,
                "--fip.sandbox.accounts[0].username=admin",
                "--fip.sandbox.accounts[0].password=Admin123",
                "--fip.sandbox.accounts[0].admin=true"));
        arguments.addAll(List.of(more));
        return SpringApplication.run(SandboxServerApplication.class, arguments.toArray(String[]::new));
    }

    private static SandboxClient client(ConfigurableApplicationContext context) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return new SandboxClient(Integer.parseInt(port));
    }

    private static Map<String, String> with(String... more) {
        Map<String, String> fields = new HashMap<>(CHOICES);
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    private JsonNode finished(String token, String id) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> client.get("/api/v2/jobs/" + id, token).json(),
                        job -> job.get("state").asInt() > 3
                                && job.get("positionInQueue").asInt() == -1);
    }

    private static String lastError(JsonNode job) {
        String error = "";
        for (JsonNode step : job.get("steps")) {
            for (JsonNode message : step.get("logMessages")) {
                error = message.get("type").asInt() == 1
                        ? message.get("message").asString()
                        : error;
            }
        }
        return error;
    }

    private static Map<String, JsonNode> files(JsonNode job) {
        Map<String, JsonNode> files = new HashMap<>();
        job.get("outputParams")
                .get(0)
                .get("files")
                .forEach(file -> files.put(file.get("name").asString(), file));
        return files;
    }

    private static JsonNode file(JsonNode job, String name) {
        return Objects.requireNonNull(files(job).get(name), name);
    }

    private byte[] download(JsonNode file) {
        String path = "/share/results/" + file.get("hash").asString() + "/"
                + file.get("name").asString();
        return await().until(() -> client.get(path, null), answer -> answer.status() == 200)
                .response()
                .body();
    }

    @Test
    void a_job_goes_from_registration_to_decrypted_genotypes() throws Exception {
        String token = client.newUser("alice");
        SandboxClient.Answer submitted = client.submit(
                token, with("job-name", "first <job>", "password", "Pass&word1", "input-r2Filter", "0"), target);
        assertThat(submitted.status()).isEqualTo(200);
        assertThat(submitted.json().get("success").asBoolean()).isTrue();
        String id = submitted.json().get("id").asString();
        assertThat(id).matches("job-\\d{8}-\\d{6}-\\d{3}");

        JsonNode job = finished(token, id);

        assertThat(job.get("state").asInt()).isEqualTo(4);
        assertThat(job.get("name").asString()).isEqualTo("first &lt;job&gt;");
        assertThat(job.get("steps").size()).isEqualTo(4);
        assertThat(files(job)).containsKeys("chr_20.zip", "qc_report.txt", "quality-control.html");
        assertThat(file(job, "chr_20.zip").get("count").asInt()).isEqualTo(10);
        Path archive = Files.write(folder.resolve("chr_20.zip"), download(file(job, "chr_20.zip")));
        try (var zip = new ZipFile(archive.toFile(), "Pass&amp;word1".toCharArray())) {
            assertThat(zip.getFileHeaders().stream().map(FileHeader::getFileName))
                    .containsExactlyInAnyOrder("chr20.dose.vcf.gz", "chr20.info.gz");
            assertThat(zip.getFileHeaders().getFirst().getEncryptionMethod()).isEqualTo(EncryptionMethod.ZIP_STANDARD);
            zip.extractAll(folder.resolve("result").toString());
        }
        ImputationAccuracy accuracy = ImputationAccuracy.of(
                Files.newInputStream(folder.resolve("result/chr20.dose.vcf.gz")), Files.newInputStream(truth));
        assertThat(accuracy.imputed()).isGreaterThan(2_000);
        assertThat(accuracy.meanR2Common()).isGreaterThan(0.8);
        assertThat(new String(download(file(job, "qc_report.txt")), StandardCharsets.UTF_8))
                .contains("Match: ", "Remaining chunk(s): 1");
    }

    @Test
    void aes_is_switched_on_by_the_mere_presence_of_its_checkbox() throws Exception {
        String token = client.newUser("aesuser");
        String id = client.submit(token, with("aesEncryption", "false", "meta", "true", "password", "abcDEF1"), target)
                .json()
                .get("id")
                .asString();
        JsonNode job = finished(token, id);

        Path archive = Files.write(folder.resolve("aes.zip"), download(file(job, "chr_20.zip")));
        try (var zip = new ZipFile(archive.toFile(), "abcDEF1".toCharArray())) {
            assertThat(zip.getFileHeaders()).hasSize(3);
            assertThat(zip.getFileHeaders().getFirst().getEncryptionMethod()).isEqualTo(EncryptionMethod.AES);
            zip.extractAll(folder.resolve("aes").toString());
        }
    }

    @Test
    void results_are_not_found_at_first_then_ten_times_without_length_and_then_never() throws Exception {
        String token = client.newUser("loader");
        String id = client.submit(token, with("mode", "qc_only"), target)
                .json()
                .get("id")
                .asString();
        JsonNode report = file(finished(token, id), "qc_report.txt");
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
    void bad_submissions_are_refused_or_fail_later_as_on_the_real_server() throws Exception {
        String token = client.newUser("mistakes");
        SandboxClient.Answer unknown = client.submit(token, with("foo", "bar"), target);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("message").asString()).isEqualTo("Parameter 'foo' not found.");

        String noPanel = client.submit(token, with("refpanel", "nope"), target)
                .json()
                .get("id")
                .asString();
        JsonNode failed = finished(token, noPanel);
        assertThat(failed.get("state").asInt()).isEqualTo(5);
        assertThat(failed.get("steps")).isEmpty();

        String wrongBuild = client.submit(token, with("build", "hg19"), target)
                .json()
                .get("id")
                .asString();
        assertThat(lastError(finished(token, wrongBuild))).contains("not a valid hg19 encoding");

        String unphased = client.submit(token, with("phasing", "no_phasing"), target)
                .json()
                .get("id")
                .asString();
        assertThat(lastError(finished(token, unphased))).contains("Your input data is unphased");

        assertThat(client.get("/api/v2/jobs/" + unphased, client.newUser("stranger"))
                        .text())
                .isEqualTo("{\"message\":\"Access denied.\",\"success\":false}");
        assertThat(client.get("/api/v2/jobs/job-nope", token)
                        .json()
                        .get("message")
                        .asString())
                .isEqualTo("Job job-nope not found.");
    }

    @Test
    void slots_maintenance_cancel_and_restart_after_a_crash() throws Exception {
        Path data = folder.resolve("second");
        String token;
        String cancelled;
        String died;
        try (var second = startServer(data, "--fip.sandbox.engine=hmm")) {
            SandboxClient here = client(second);
            String admin = here.login("admin", "Admin123");
            assertThat(here.get("/api/v2/admin/server/queue/block", admin).status())
                    .isEqualTo(200);
            token = here.newUser("queued");
            cancelled = here.submit(token, with(), target).json().get("id").asString();
            died = here.submit(token, with("password", "abcDEF1"), target)
                    .json()
                    .get("id")
                    .asString();
            SandboxClient.Answer third = here.submit(token, with(), target);
            assertThat(third.status()).isEqualTo(400);
            assertThat(third.json().get("message").asString())
                    .isEqualTo("Only 2 jobs per user can be executed simultaneously.");
            JsonNode waiting =
                    here.get("/api/v2/jobs/" + died + "/status", token).json();
            assertThat(waiting.get("state").asInt()).isEqualTo(1);
            assertThat(waiting.get("positionInQueue").asInt()).isEqualTo(1);
            assertThat(here.get("/api/v2/jobs/" + cancelled + "/cancel", token)
                            .json()
                            .get("state")
                            .asInt())
                    .isEqualTo(6);
            here.get("/api/v2/admin/server/maintenance/enter", admin);
            assertThat(here.get("/api/v2/jobs", token).status()).isEqualTo(503);
            assertThat(here.get("/api/v2/server", token)
                            .json()
                            .get("maintenace")
                            .asBoolean())
                    .isTrue();
            here.get("/api/v2/admin/server/maintenance/exit", admin);
        }
        try (var third = startServer(data, "--fip.sandbox.engine=hmm")) {
            SandboxClient here = client(third);
            JsonNode dead = here.get("/api/v2/jobs/" + died, token).json();
            assertThat(dead.get("state").asInt()).isEqualTo(-1);
            assertThat(dead.get("steps")).isEmpty();
            assertThat(here.get("/api/v2/jobs/" + cancelled + "/restart", token).status())
                    .isEqualTo(400);
            assertThat(here.get("/api/v2/jobs/" + died + "/restart", token).status())
                    .isEqualTo(200);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> here.get("/api/v2/jobs/" + died, token)
                                    .json()
                                    .get("state")
                                    .asInt()
                            == 4);
            assertThat(here.method("DELETE", "/api/v2/jobs/" + died, token).status())
                    .isEqualTo(403);
            String access = here.login("queued", "Secret123");
            assertThat(here.method("DELETE", "/api/v2/jobs/" + died, access)
                            .json()
                            .get("state")
                            .asInt())
                    .isEqualTo(10);
            assertThat(here.get("/api/v2/jobs/" + died, token).status()).isEqualTo(404);
        }
    }

    @Test
    void a_running_job_stops_when_it_is_cancelled() throws Exception {
        String token = client.newUser("canceller");
        String id = client.submit(token, with(), target).json().get("id").asString();
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> client.get("/api/v2/jobs/" + id, token)
                                .json()
                                .get("state")
                                .asInt()
                        >= 2);

        JsonNode job = client.get("/api/v2/jobs/" + id + "/cancel", token).json();

        assertThat(job.get("state").asInt()).isEqualTo(6);
        assertThat(job.get("positionInQueue").asInt()).isEqualTo(-1);
        assertThat(files(job).keySet().stream()
                        .filter(name -> name.endsWith(".zip"))
                        .collect(Collectors.toSet()))
                .isEmpty();
    }

    @Test
    void the_front_page_tells_how_to_get_a_token() throws Exception {
        assertThat(client.get("/", null).text()).contains("api-token");
        assertThat(client.get("/actuator/health", null).json().get("status").asString())
                .isEqualTo("UP");
    }
}
