package org.fip.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.fip.stack.PlatformApi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A researcher's way over the REST API, through the gateway, on the whole running platform. */
class JobThroughApiIT {
    @BeforeAll
    static void start() {
        LocalStack.ensureUp();
    }

    @Test
    void a_new_researcher_gets_imputed_genotypes_a_mail_and_a_web_notification() throws Exception {
        var account = SandboxAccount.register("adaexample");
        var ada = Researcher.register("ada");
        ada.storeToken(account.apiToken());

        var submitted = ada.submit("First imputation", DemoVcf.file());
        assertThat(submitted.status()).isEqualTo(201);
        assertThat(submitted.body().path("status").asString()).isEqualTo("queued");
        var id = submitted.body().path("id").asString();
        var job = ada.finished(id);

        assertThat(job.path("status").asString()).as("%s", job).isEqualTo("completed");
        assertThat(job.path("progress_percentage").asInt()).isEqualTo(100);
        assertThat(account.jobs()).hasSize(1);
        assertThat(account.jobs().get(0).path("id").asString())
                .isEqualTo(job.path("external_job_id").asString());
        var history = texts(ada.api().get("/jobs/" + id + "/status-updates").expectSuccess(), "status");
        assertThat(history).startsWith("pending").contains("queued", "running").endsWith("completed");

        var results = ada.api().get("/jobs/" + id + "/results").expectSuccess().path("files");
        assertThat(texts(results, "filename")).contains("chr20.dose.vcf.gz", "chr20.info.gz", "qc_report.txt");
        for (var file : results) {
            assertThat(sha256(ada.api(), file.path("download_url").asString()))
                    .isEqualTo(file.path("sha256").asString());
        }
        var archive = ada.api().get("/jobs/" + id + "/results/archive").expectSuccess();
        // Indexes that are made here join the results a moment later.
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                names(ada.api(), archive.path("download_url").asString()))
                        .containsExactlyInAnyOrderElementsOf(texts(
                                ada.api()
                                        .get("/jobs/" + id + "/results")
                                        .expectSuccess()
                                        .path("files"),
                                "filename")));
        var vcf = ImputedVcf.read(ada.result(id, "chr20.dose.vcf.gz"));
        assertThat(vcf.samples()).isEqualTo(60);
        assertThat(vcf.sites()).isGreaterThan(2 * DemoVcf.DATA.typedSites());
        assertThat(vcf.imputed()).isGreaterThan(DemoVcf.DATA.typedSites());
        assertThat(vcf.dosagesInRange()).isTrue();
        assertThat(vcf.intermediateDosages()).isPositive();

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(mailsTo(ada.email())).singleElement().asString().contains("First imputation");
            var notifications = ada.api().get("/notifications?unread=true").expectSuccess();
            assertThat(notifications.path("unread_count").asInt()).isEqualTo(1);
            assertThat(notifications
                            .path("items")
                            .get(0)
                            .path("data")
                            .path("job_id")
                            .asString())
                    .isEqualTo(id);
            var downloads = ada.api().get("/users/me/audit-log?action=download").expectSuccess();
            assertThat(texts(downloads.path("items"), "details"))
                    .anyMatch(details ->
                            details.startsWith(archive.path("filename").asString()));
        });
    }

    @Test
    void signing_out_ends_a_session_and_signing_out_everywhere_all_of_them_and_the_links() throws Exception {
        var gina = Researcher.register("gina");
        var here = gina.anotherSession();
        var there = gina.anotherSession();
        here.post("/auth/logout", Map.of()).expectSuccess();
        assertThat(here.get("/jobs").status()).isEqualTo(401);
        assertThat(there.get("/jobs").status()).isEqualTo(200);

        gina.storeToken("a-token-that-is-not-real-0002");
        var id = gina.submit("Mine", DemoVcf.file()).expectSuccess().path("id").asString();
        var file = there.get("/jobs/" + id + "/files")
                .expectSuccess()
                .get(0)
                .path("id")
                .asString();
        var link = there.get("/files/" + file + "/download")
                .expectSuccess()
                .path("download_url")
                .asString();
        there.download(link).close();
        there.post("/auth/logout-everywhere", Map.of()).expectSuccess();
        assertThat(there.get("/jobs").status()).isEqualTo(401);
        assertThat(gina.api().get("/jobs").status()).isEqualTo(401);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThatThrownBy(() -> there.download(link)).hasMessageContaining("410"));
        assertThat(gina.anotherSession().get("/jobs").status()).isEqualTo(200);
    }

    @Test
    void without_a_credential_the_job_is_refused_as_documented_before_anything_is_uploaded() {
        var bob = Researcher.register("bob");
        var answer = bob.submit("Too early", DemoVcf.file());
        assertThat(answer.status()).isEqualTo(400);
        var problem = answer.body();
        assertThat(problem.path("code").asString()).isEqualTo("credentials_missing");
        assertThat(problem.path("error").asString()).isEqualTo("No credentials configured");
        assertThat(problem.path("message").asString())
                .startsWith("You must configure your API credentials for")
                .endsWith("before submitting jobs.");
        assertThat(problem.path("action").asString()).isEqualTo("Go to Settings → Service Credentials");
        assertThat(problem.path("service_id").asLong()).isEqualTo(bob.sandboxService());
        assertThat(bob.api().get("/jobs").expectSuccess().path("total").asInt()).isZero();
        assertThat(bob.api().get("/files").expectSuccess().path("total").asInt())
                .isZero();
    }

    @Test
    void a_large_file_is_refused_while_it_is_still_being_sent() throws Exception {
        var bella = Researcher.register("bella");
        var service = Long.toString(bella.sandboxService());
        var panel = bella.api()
                .get("/services/" + service + "/panels")
                .expectSuccess()
                .get(0);
        var fields = Map.of(
                "service_id", service, "reference_panel_id", panel.path("id").asString(), "name", "Large");
        var answer = EndlessUpload.answerOf(
                URI.create(Target.CURRENT.gateway() + "/api/jobs"), bella.token(), fields, "input_file");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("credentials_missing");
    }

    @Test
    void a_rejected_token_fails_the_job_and_says_what_to_do() throws Exception {
        var account = SandboxAccount.register("carolexample");
        var carol = Researcher.register("carol");
        carol.storeToken(account.apiToken());
        account.replaceToken();

        var job = carol.finished(carol.submit("Stale token", DemoVcf.file())
                .expectSuccess()
                .path("id")
                .asString());

        assertThat(job.path("status").asString()).isEqualTo("failed");
        assertThat(job.path("error_code").asString()).isEqualTo("authentication_failed");
        assertThat(job.path("error_message").asString()).containsIgnoringCase("authentication failed");
        assertThat(job.path("error_action").asString()).contains("Settings → Service Credentials");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mailsTo(carol.email()))
                        .singleElement()
                        .asString()
                        .contains("Service Credentials"));
    }

    @Test
    void a_cancelled_job_is_cancelled_on_the_external_server_too() throws Exception {
        var account = SandboxAccount.register("daveexample");
        var dave = Researcher.register("dave");
        dave.storeToken(account.apiToken());
        var id = dave.submit("Never mind", DemoVcf.file())
                .expectSuccess()
                .path("id")
                .asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !dave.job(id).path("external_job_id").asString("").isEmpty());

        dave.api().post("/jobs/" + id + "/cancel", Map.of()).expectSuccess();

        var job = dave.finished(id);
        assertThat(job.path("status").asString()).isIn("cancelled", "completed");
        if (job.path("status").asString().equals("cancelled")) {
            // 6 is "cancelled"; a job that had just ended there stays ended.
            assertThat(account.jobs().get(0).path("state").asInt()).isIn(6, 4);
        }
    }

    @Test
    void nobody_sees_another_researchers_things_and_nobody_reaches_the_inside() {
        var eve = Researcher.register("eve");
        var frank = Researcher.register("frank");
        var file = DemoVcf.file();
        assertThat(file).exists();
        eve.storeToken("a-token-that-is-not-real-0001");
        var id = eve.submit("Mine", file).expectSuccess().path("id").asString();
        for (var path : new String[] {"", "/status-updates", "/files", "/results"}) {
            assertThat(frank.api().get("/jobs/" + id + path).status()).isEqualTo(404);
        }
        assertThat(frank.api().post("/jobs/" + id + "/cancel", Map.of()).status())
                .isEqualTo(404);
        for (var path : new String[] {
            "/internal/users/1/service-credentials/1", "/actuator/health", "/users/../internal/users/1"
        }) {
            assertThat(frank.api().get(path).status()).as(path).isIn(400, 404);
        }
        assertThat(LocalStack.api().get("/jobs").status()).isEqualTo(401);
    }

    private static List<String> texts(JsonNode items, String member) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(i -> i.path(member).asString())
                .toList();
    }

    private static List<String> names(PlatformApi api, String archive) throws Exception {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(api.download(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // Read to its end, so that its CRC is checked.
                zip.transferTo(OutputStream.nullOutputStream());
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static String sha256(PlatformApi api, String url) throws Exception {
        try (var in = new DigestInputStream(api.download(url), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    /** Mails as text; quoted-printable may break any line softly. */
    private static List<String> mailsTo(String address) throws IOException {
        return Target.CURRENT.mailsTo(address).stream()
                .map(mail -> mail.replaceAll("=\\R", ""))
                .toList();
    }
}
