package org.fip.sandbox.cloudgene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fip.sandbox.cloudgene.TestServer.choices;
import static org.fip.sandbox.cloudgene.TestServer.file;
import static org.fip.sandbox.cloudgene.TestServer.files;
import static org.fip.sandbox.cloudgene.TestServer.lastError;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.FileHeader;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.fip.sandbox.demo.DemoData;
import org.fip.sandbox.demo.ImputationAccuracy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Jobs, from registration to decrypted genotypes and through what goes wrong, as a client sees them. */
class JobIT {

    @TempDir
    static Path folder;

    private static TestServer server;
    private static SandboxClient client;
    private static Path target;

    @BeforeAll
    static void start() throws IOException {
        target = folder.resolve("target.vcf.gz");
        DemoData.generate().writeTarget(target);
        server = TestServer.start(folder.resolve("data"));
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_job_goes_from_registration_to_decrypted_genotypes() throws Exception {
        String token = client.newUser("alice");
        SandboxClient.Answer submitted = client.submit(
                token, choices("job-name", "first <job>", "password", "Pass&word1", "input-r2Filter", "0"), target);
        assertThat(submitted.status()).isEqualTo(200);
        assertThat(submitted.json().get("success").asBoolean()).isTrue();
        String id = submitted.json().get("id").asString();
        assertThat(id).matches("job-\\d{8}-\\d{6}-\\d{3}");

        JsonNode job = server.finished(token, id);

        assertThat(job.get("state").asInt()).isEqualTo(4);
        assertThat(job.get("name").asString()).isEqualTo("first &lt;job&gt;");
        assertThat(job.get("steps").size()).isEqualTo(4);
        assertThat(files(job)).containsKeys("chr_20.zip", "qc_report.txt", "quality-control.html");
        assertThat(file(job, "chr_20.zip").get("count").asInt()).isEqualTo(10);
        Path archive = Files.write(folder.resolve("chr_20.zip"), server.download(file(job, "chr_20.zip")));
        try (var zip = new ZipFile(archive.toFile(), "Pass&amp;word1".toCharArray())) {
            assertThat(zip.getFileHeaders().stream().map(FileHeader::getFileName))
                    .containsExactlyInAnyOrder("chr20.dose.vcf.gz", "chr20.info.gz");
            assertThat(zip.getFileHeaders().getFirst().getEncryptionMethod()).isEqualTo(EncryptionMethod.ZIP_STANDARD);
            zip.extractAll(folder.resolve("result").toString());
        }
        Path truth = folder.resolve("truth.vcf.gz");
        DemoData.generate().writeTruth(truth);
        ImputationAccuracy accuracy = ImputationAccuracy.of(
                Files.newInputStream(folder.resolve("result/chr20.dose.vcf.gz")), Files.newInputStream(truth));
        assertThat(accuracy.imputed()).isGreaterThan(2_000);
        assertThat(accuracy.meanR2Common()).isGreaterThan(0.8);
        assertThat(new String(server.download(file(job, "qc_report.txt")), StandardCharsets.UTF_8))
                .contains("Match: ", "Remaining chunk(s): 1");
    }

    @Test
    void aes_is_switched_on_by_the_mere_presence_of_its_checkbox() throws Exception {
        String token = client.newUser("aesuser");
        String id =
                server.submit(token, choices("aesEncryption", "false", "meta", "true", "password", "abcDEF1"), target);
        JsonNode job = server.finished(token, id);

        Path archive = Files.write(folder.resolve("aes.zip"), server.download(file(job, "chr_20.zip")));
        try (var zip = new ZipFile(archive.toFile(), "abcDEF1".toCharArray())) {
            assertThat(zip.getFileHeaders()).hasSize(3);
            assertThat(zip.getFileHeaders().getFirst().getEncryptionMethod()).isEqualTo(EncryptionMethod.AES);
            zip.extractAll(folder.resolve("aes").toString());
        }
    }

    @Test
    void bad_submissions_are_refused_or_fail_later_as_on_the_real_server() throws Exception {
        String token = client.newUser("mistakes");
        SandboxClient.Answer unknown = client.submit(token, choices("foo", "bar"), target);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("message").asString()).isEqualTo("Parameter 'foo' not found.");

        String noPanel = server.submit(token, choices("refpanel", "nope"), target);
        JsonNode failed = server.finished(token, noPanel);
        assertThat(failed.get("state").asInt()).isEqualTo(5);
        assertThat(failed.get("steps")).isEmpty();

        String wrongBuild = server.submit(token, choices("build", "hg19"), target);
        assertThat(lastError(server.finished(token, wrongBuild))).contains("not a valid hg19 encoding");

        String unphased = server.submit(token, choices("phasing", "no_phasing"), target);
        assertThat(lastError(server.finished(token, unphased))).contains("Your input data is unphased");

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
    void a_running_job_stops_when_it_is_cancelled() throws Exception {
        String token = client.newUser("canceller");
        String id = server.submit(token, choices(), target);
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> client.get("/api/v2/jobs/" + id, token)
                                .json()
                                .get("state")
                                .asInt()
                        >= 2);

        JsonNode job = client.get("/api/v2/jobs/" + id + "/cancel", token).json();

        assertThat(job.get("state").asInt()).isEqualTo(6);
        assertThat(job.get("positionInQueue").asInt()).isEqualTo(-1);
        assertThat(files(job).keySet()).noneMatch(name -> name.endsWith(".zip"));
    }
}
