package org.fip.sandbox.cloudgene2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fip.sandbox.cloudgene.TestServer.choices;
import static org.fip.sandbox.cloudgene.TestServer.lastError;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.lingala.zip4j.ZipFile;
import org.fip.sandbox.cloudgene.SandboxClient;
import org.fip.sandbox.cloudgene.TestServer;
import org.fip.sandbox.demo.DemoData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server as a client of Cloudgene 2 sees it. */
class CloudgeneTwoIT {

    private static final String API = "/cloudgene2/api/v2";
    private static final String SUBMIT = API + "/jobs/submit/imputationserver";
    private static final String PANEL = "apps@fip-demo";

    @TempDir
    static Path folder;

    private static TestServer server;
    private static SandboxClient client;
    private static Path target;

    @BeforeAll
    static void start() throws IOException {
        target = folder.resolve("target.vcf.gz");
        DemoData.generate().writeTarget(target);
        server = TestServer.start(folder.resolve("data"), "--fip.sandbox.cloudgene2.loop-delay=1s");
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Session register(String username) throws Exception {
        SandboxClient.Answer registered = client.form(
                API + "/users/register",
                null,
                Map.of(
                        "username",
                        username,
                        "full-name",
                        "Test " + username,
                        "mail",
                        username + "@example.org",
                        "new-password",
                        "Secret123",
                        "confirm-new-password",
                        "Secret123"));
        assertThat(registered.text())
                .isEqualTo("{\"success\":true,\"message\":\"User sucessfully created.\",\"type\":\"plain\"}");
        return Session.open(client, username, "Secret123");
    }

    private static String submit(String token, String... more) throws Exception {
        SandboxClient.Answer submitted = client.submitTo(SUBMIT, token, fields(more), target);
        assertThat(submitted.text()).startsWith("{\"success\":true,\"id\":\"job-");
        return submitted.json().get("id").asString();
    }

    private static Map<String, String> fields(String... more) {
        Map<String, String> fields = choices(more);
        fields.putIfAbsent("refpanel", PANEL);
        if (fields.get("refpanel").equals(DemoData.PANEL_KEY)) {
            fields.put("refpanel", PANEL);
        }
        return fields;
    }

    private static JsonNode finished(String token, String id) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> client.get(API + "/jobs/" + id, token).json(),
                        job -> job.get("state").asInt() > 3
                                && job.get("positionInQueue").asInt() == -1);
    }

    private static JsonNode file(JsonNode job, String name) {
        for (JsonNode parameter : job.get("outputParams")) {
            for (JsonNode file : parameter.get("files")) {
                if (file.get("name").asString().equals(name)) {
                    return file;
                }
            }
        }
        throw new AssertionError("no file " + name);
    }

    private static String link(JsonNode file) {
        return "/cloudgene2/share/results/" + file.get("hash").asString() + "/"
                + file.get("name").asString();
    }

    private static String header(SandboxClient.Answer answer, String name) {
        return answer.response().headers().firstValue(name).orElse("");
    }

    @Test
    void a_job_goes_from_registration_to_decrypted_files() throws Exception {
        String token = register("twofold").newApiToken();
        String id = submit(token, "job-name", "two", "password", "abcDEF1");

        JsonNode job = finished(token, id);

        assertThat(job.get("state").asInt()).isEqualTo(4);
        assertThat(job.get("username").asString()).isEqualTo("twofold");
        assertThat(job.get("applicationId").asString()).isEqualTo("imputationserver");
        assertThat(job.get("running").asBoolean()).isTrue();
        assertThat(job.get("app").get("workflow").get("inputs")).isNotEmpty();
        assertThat(job.get("outputParams").get(0).get("name").asString()).isEqualTo("qcreport");
        assertThat(file(job, "quality-control.html").get("path").asString())
                .isEqualTo(id + "/qcreport/quality-control.html");
        assertThat(file(job, "chr_20.zip").has("count")).isFalse();
        assertThat(client.get(link(file(job, "chr_20.zip")), null).text())
                .isEqualTo("{\"success\":false,\"message\":\"download not found.\"}");

        SandboxClient.Answer zip =
                await().until(() -> client.get(link(file(job, "chr_20.zip")), null), answer -> answer.status() == 200);
        assertThat(header(zip, "content-type")).isEqualTo("application/zip");
        assertThat(header(zip, "content-length"))
                .isEqualTo(String.valueOf(zip.response().body().length));
        assertThat(header(zip, "accept-ranges")).isEqualTo("bytes");
        assertThat(header(zip, "last-modified")).isNotEmpty();
        Path archive = Files.write(folder.resolve("two.zip"), zip.response().body());
        try (var opened = new ZipFile(archive.toFile(), "abcDEF1".toCharArray())) {
            opened.extractAll(folder.resolve("two").toString());
        }
        assertThat(folder.resolve("two/chr20.dose.vcf.gz")).isNotEmptyFile();

        JsonNode later = client.get(API + "/jobs/" + id, token).json();
        assertThat(later.has("app")).isFalse();
        assertThat(later.get("outputParams")).isNotEmpty();
        SandboxClient.Answer status = client.get(API + "/jobs/" + id + "/status", token);
        assertThat(header(status, "content-type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(status.json().get("state").asInt()).isEqualTo(4);
        assertThat(status.json().get("outputParams")).isEmpty();
        assertThat(status.json().get("steps")).isEmpty();
        assertThat(client.get(API + "/jobs/" + id + "/cancel", token).text())
                .isEqualTo("{\"success\":false,\"message\":\"Job " + id + " not found.\"}");
        assertThat(client.get("/cloudgene2/logs/" + id, token).text())
                .startsWith("<code><pre>job.txt:")
                .doesNotContain("abcDEF1");
    }

    @Test
    void downloads_have_ranges_check_the_name_cost_one_each_and_end_as_nothing_when_retired() throws Exception {
        String token = register("ranger").newApiToken();
        String id = submit(token, "mode", "qc_only");
        JsonNode report = file(finished(token, id), "qc_report.txt");
        String path = link(report);
        String whole = await().until(() -> client.get(path, null), answer -> answer.status() == 200)
                .text();

        SandboxClient.Answer range = client.exchange("GET", path, "", "Range", "bytes=2-11");
        assertThat(range.status()).isEqualTo(206);
        assertThat(range.text()).isEqualTo(whole.substring(2, 12));
        assertThat(header(range, "content-range")).isEqualTo("bytes 2-11/" + whole.length());
        SandboxClient.Answer head = client.method("HEAD", path, null);
        assertThat(header(head, "content-length")).isEqualTo(String.valueOf(whole.length()));
        String elsewhere = "/cloudgene2/share/results/" + report.get("hash").asString() + "/other.txt";
        assertThat(client.get(elsewhere, null).status()).isEqualTo(404);
        assertThat(client.get("/cloudgene2/results/" + id + "/local/qc_report.txt", null)
                        .status())
                .isEqualTo(403);
        assertThat(client.get("/cloudgene2/results/" + id + "/local/qc_report.txt", token)
                        .text())
                .isEqualTo(whole);
        for (int i = 5; i <= 10; i++) {
            assertThat(client.get(path, null).status()).isEqualTo(200);
        }
        assertThat(client.get(path, null).text())
                .isEqualTo("{\"success\":false,\"message\":\"number of max downloads exceeded.\"}");

        Session admin = Session.open(client, "admin", "Admin123");
        assertThat(admin.send("GET", API + "/admin/jobs/" + id + "/retire").status())
                .isEqualTo(200);
        SandboxClient.Answer gone = client.get(path, null);
        assertThat(gone.status()).isEqualTo(204);
        assertThat(gone.response().body()).isEmpty();
        assertThat(client.get("/cloudgene2/logs/" + id, token).status()).isEqualTo(204);
        assertThat(client.get(API + "/jobs/" + id, token).json().get("state").asInt())
                .isEqualTo(7);
    }

    @Test
    void the_server_tells_that_it_is_version_2() throws Exception {
        String token = register("lookabout").newApiToken();
        SandboxClient.Answer info = client.get(API + "/server", token);
        assertThat(header(info, "server")).startsWith("Restlet-Framework");
        assertThat(header(info, "content-type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(info.text()).contains("FIP sandbox<\\/p>");
        assertThat(info.json().has("oauth")).isFalse();
        assertThat(info.json().get("apps").get(0).toString())
                .isEqualTo("{\"id\":\"imputationserver\",\"name\":\"Genotype Imputation (FIP sandbox)\"}");
        assertThat(client.get(API + "/server", "rubbish").json().get("loggedIn").asBoolean())
                .isFalse();

        JsonNode app = client.get(API + "/server/apps/imputationserver", token).json();
        JsonNode panel = app.get("params").get(0).get("values").get(0);
        assertThat(panel.toString())
                .isEqualTo("{\"key\":\"apps@fip-demo\",\"value\":\"FIP demo panel (GRCh38/hg38)\"}");
        assertThat(app.get("params").get(5).get("values").get(0).get("key").asString())
                .isEqualTo(PANEL);
        assertThat(client.get(API + "/server/apps/imputationserver", null).status())
                .isEqualTo(404);
        assertThat(client.get(API + "/server/apps/fip-demo", token).text()).contains("is a data package.");
        assertThat(client.get(API + "/server/apps/imputationserver2", token).status())
                .isEqualTo(404);
        assertThat(client.get(API + "/nowhere", token).text()).contains("<title>Status page</title>");
    }

    @Test
    void a_dead_token_is_a_public_user_and_not_an_error_of_its_own() throws Exception {
        Session session = register("tokener");
        String old = session.newApiToken();
        String token = session.newApiToken();
        String id = submit(token, "mode", "qc_only");

        for (String dead : List.of(old, "rubbish")) {
            assertThat(client.get(API + "/jobs", dead).status()).isEqualTo(401);
            SandboxClient.Answer status = client.get(API + "/jobs/" + id + "/status", dead);
            assertThat(status.status()).isEqualTo(403);
            assertThat(status.text()).isEqualTo("{\"success\":false,\"message\":\"Access denied.\"}");
            SandboxClient.Answer submitted = client.submitTo(SUBMIT, dead, fields(), target);
            assertThat(submitted.status()).isEqualTo(404);
            assertThat(submitted.json().get("message").asString())
                    .isEqualTo("Application 'imputationserver' not found or the request requires user authentication.");
        }
        assertThat(client.get(API + "/jobs/job-nope", token).text())
                .isEqualTo("{\"success\":false,\"message\":\"Job job-nope not found.\"}");

        JsonNode good = client.form(API + "/tokens/verify", null, Map.of("token", token))
                .json();
        assertThat(good.get("valid").asBoolean()).isTrue();
        assertThat(good.get("message").asString()).startsWith("API Token was created by tokener and is valid until");
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        JsonNode payload = JsonMapper.shared().readTree(claims);
        assertThat(payload.get("expire").asLong()).isEqualTo(good.get("expire").asLong());
        assertThat(payload.has("exp")).isFalse();
        assertThat(client.form(API + "/tokens/verify", null, Map.of("token", "rubbish"))
                        .text())
                .isEqualTo("{\"valid\":false,\"error\":\"Unkown error.\"}");
        assertThat(client.form("/cloudgene2/login", null, Map.of("loginUsername", "tokener", "loginPassword", "wrong"))
                        .text())
                .startsWith("{\"success\":false,");
        assertThat(client.method("POST", API + "/users/me/api-token", token).status())
                .isEqualTo(401);
        assertThat(client.method("DELETE", API + "/jobs/" + id, token).status()).isEqualTo(403);
        assertThat(client.get("/api/v2/jobs", token).json().get("count").asInt())
                .as("version 3 knows the same account and its job")
                .isEqualTo(1);
        finished(token, id);
        assertThat(session.send("DELETE", API + "/jobs/" + id)
                        .json()
                        .get("state")
                        .asInt())
                .isEqualTo(10);
    }

    @Test
    void bad_submissions_are_refused_in_version_2s_words() throws Exception {
        String token = register("blunders").newApiToken();
        assertThat(client.submitTo(SUBMIT, token, fields("foo", "bar"), target).text())
                .isEqualTo("{\"success\":false,\"message\":\"Parameter 'foo' not found.\"}");
        assertThat(client.submitTo(SUBMIT, token, fields("files-pattern", "x"), target)
                        .status())
                .isEqualTo(400);
        assertThat(client.submitTo(SUBMIT, token, fields("files", "https://example.org/a.vcf.gz"))
                        .text())
                .contains("URL-based uploads are no longer supported");
        assertThat(client.exchange("POST", SUBMIT, "{}", "X-Auth-Token", token, "Content-Type", "application/json")
                        .text())
                .isEqualTo("{\"success\":false,\"message\":\"Error during input parameter parsing.\"}");
        SandboxClient.Answer noApp = client.submitTo(API + "/jobs/submit", token, fields(), target);
        assertThat(noApp.status()).isEqualTo(405);
        assertThat(header(noApp, "content-type")).startsWith("text/html");
        SandboxClient.Answer badPage = client.get(API + "/jobs?page=one", token);
        assertThat(badPage.status()).isEqualTo(500);
        assertThat(badPage.text()).contains("Status page");

        JsonNode failed = finished(token, submit(token, "refpanel", "apps@nope"));
        assertThat(failed.get("state").asInt()).isEqualTo(5);
        assertThat(failed.get("steps").get(0).get("name").asString())
                .isEqualTo("Job Setup failed: Application nope is not installed or wrong permissions.");
        JsonNode wrongBuild = finished(token, submit(token, "build", "hg19"));
        assertThat(lastError(wrongBuild)).contains("not a valid hg19 encoding");
    }

    @Test
    void lists_are_paged_without_nulls_and_light() throws Exception {
        Session session = register("lister2");
        String token = session.newApiToken();
        assertThat(client.get(API + "/jobs", token).text())
                .isEqualTo("{\"count\":0,\"page\":0,\"pages\":[],\"data\":[]}");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String id = submit(token, "refpanel", "nope");
            finished(token, id);
            ids.add(id);
        }

        JsonNode first = client.get(API + "/jobs?page=1", token).json();
        assertThat(first.propertyNames()).containsExactly("count", "page", "next", "pages", "data");
        JsonNode newest = first.get("data").get(0);
        assertThat(newest.get("id").asString()).isEqualTo(ids.getLast());
        assertThat(newest.propertyNames())
                .doesNotContain("applicationId", "outputParams", "steps", "deletedOn", "username");
        JsonNode second = client.get(API + "/jobs?page=2", token).json();
        assertThat(second.propertyNames()).containsExactly("count", "page", "prev", "pages", "data");
        assertThat(second.get("data")).hasSize(1);
    }

    @Test
    void maintenance_leaves_the_status_open_and_slots_are_shared_by_both_versions() throws Exception {
        Session admin = Session.open(client, "admin", "Admin123");
        admin.send("GET", API + "/admin/server/queue/block");
        String token = register("queuer").newApiToken();
        String first = submit(token);
        server.submit(token, choices(), target);
        SandboxClient.Answer third = client.submitTo(SUBMIT, token, fields(), target);
        assertThat(third.status()).isEqualTo(400);
        assertThat(third.text())
                .isEqualTo("{\"success\":false,\"message\":\"Only 2 jobs per user can be executed simultaneously.\"}");

        admin.send("GET", API + "/admin/server/maintenance/enter");
        try {
            assertThat(client.get(API + "/jobs/" + first + "/status", token).status())
                    .isEqualTo(200);
            assertThat(client.get(API + "/jobs/" + first, token).text())
                    .isEqualTo(
                            "{\"success\":false,\"message\":\"This functionality is currently under maintenance.\"}");
            assertThat(client.get(API + "/server", token)
                            .json()
                            .get("maintenace")
                            .asBoolean())
                    .isTrue();
        } finally {
            admin.send("GET", API + "/admin/server/maintenance/exit");
        }
        SandboxClient.Answer cancelled = client.get(API + "/jobs/" + first + "/cancel", token);
        assertThat(cancelled.json().get("state").asInt()).isEqualTo(6);
        assertThat(cancelled.json().get("canceld").asBoolean()).isTrue();
        assertThat(client.get(API + "/jobs/" + first + "/restart", token).status())
                .isEqualTo(403);
        admin.send("GET", API + "/admin/server/queue/open");
    }
}
