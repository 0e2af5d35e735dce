package org.fip.sandbox.simple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import htsjdk.tribble.readers.TabixReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.FileHeader;
import org.fip.sandbox.RunningSandbox;
import org.fip.sandbox.RunningSandbox.Answer;
import org.fip.sandbox.RunningSandbox.Form;
import org.fip.sandbox.demo.DemoData;
import org.fip.sandbox.demo.ImputationAccuracy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The simplified dialect as its clients see it. */
class SimpleDialectIT {

    private static final String JOBS = "/simple/api/v2/jobs";
    private static final String HEADER = "X-Auth-Token";

    @TempDir
    static Path folder;

    private static RunningSandbox server;
    private static Path target;

    @BeforeAll
    static void start() throws IOException {
        target = folder.resolve("target.vcf.gz");
        DemoData.generate().writeTarget(target);
        server = RunningSandbox.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Form form(String... fields) throws IOException {
        var form = new Form().file("input-files", "target.vcf.gz", target);
        for (int i = 0; i < fields.length; i += 2) {
            form.value(fields[i], fields[i + 1]);
        }
        return form;
    }

    private static Form good(String... more) throws IOException {
        var form = form("refpanel", "fip-demo", "build", "hg38", "phasing", "eagle", "population", "all");
        for (int i = 0; i < more.length; i += 2) {
            form.value(more[i], more[i + 1]);
        }
        return form;
    }

    private static Answer finished(String token, String id) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> server.get(JOBS + "/" + id + "/status", HEADER, token),
                        answer -> !List.of("waiting", "running").contains(answer.text("state")));
    }

    @Test
    void a_job_goes_from_submission_to_plain_genotypes_in_one_archive() throws Exception {
        String token = server.newUser("alice");
        Answer submitted =
                server.post(JOBS + "/submit", good("mode", "imputation", "job-name", "first"), HEADER, token);
        assertThat(submitted.status()).isEqualTo(200);
        assertThat(submitted.text("status")).isEqualTo("waiting");
        assertThat(submitted.text("message")).isEqualTo("Job queued successfully");
        String id = submitted.text("id");

        List<Integer> progress = new ArrayList<>();
        Answer end = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> server.get(JOBS + "/" + id + "/status", HEADER, token), answer -> {
                    progress.add(answer.json().get("progress").asInt());
                    return !List.of("waiting", "running").contains(answer.text("state"));
                });
        assertThat(end.text("state")).isEqualTo("success");
        assertThat(progress).isSorted().last().isEqualTo(100);

        Answer results = server.get(JOBS + "/" + id + "/results", HEADER, token);
        assertThat(results.header("content-type")).isEqualTo("application/zip");
        Path archive = Files.write(folder.resolve("results.zip"), results.bytes());
        try (var zip = new ZipFile(archive.toFile())) {
            assertThat(zip.isEncrypted()).isFalse();
            assertThat(zip.getFileHeaders().stream().map(FileHeader::getFileName))
                    .containsExactlyInAnyOrder("imputed.vcf.gz", "imputed.vcf.gz.tbi", "statistics.txt", "log.txt");
            zip.extractAll(folder.resolve("results").toString());
        }
        Path truth = folder.resolve("truth.vcf.gz");
        DemoData.generate().writeTruth(truth);
        Path imputed = folder.resolve("results/imputed.vcf.gz");
        ImputationAccuracy accuracy = ImputationAccuracy.of(Files.newInputStream(imputed), Files.newInputStream(truth));
        assertThat(accuracy.imputed()).isGreaterThan(2_000);
        assertThat(accuracy.meanR2Common()).isGreaterThan(0.8);
        try (var tabix = new TabixReader(imputed.toString())) {
            assertThat(tabix.query("chr20", 1, 64_000_000).next()).startsWith("chr20\t");
        }
        assertThat(folder.resolve("results/statistics.txt"))
                .content()
                .contains("Match: ", "Mean R2, MAF >= 5 %: 0.", "Imputed sites: ");
        assertThat(folder.resolve("results/log.txt"))
                .content()
                .contains("== Input Validation", "== Phasing and Imputation", "FIP haplotype HMM")
                .doesNotContain("<b>");

        JsonNode listed = server.get(JOBS, HEADER, token).json().get("jobs").get(0);
        assertThat(listed.get("id").asString()).isEqualTo(id);
        assertThat(listed.get("name").asString()).isEqualTo("first");
        assertThat(listed.get("state").asString()).isEqualTo("success");
        assertThat(listed.get("submitted_at").asString()).endsWith("Z");
    }

    @Test
    void what_cannot_come_to_anything_is_refused_with_a_reason() throws Exception {
        String token = server.newUser("mistakes");
        assertThat(error(form("build", "hg38"), token)).isEqualTo("The field 'refpanel' is required");
        assertThat(error(form("refpanel", "nope", "build", "hg38"), token))
                .isEqualTo("Unknown reference panel 'nope'; there is apps@fip-demo@1.0.0");
        assertThat(error(form("refpanel", "fip-demo", "build", "hg99"), token))
                .isEqualTo("'hg99' is no build; choose one of hg19, hg38");
        assertThat(error(good("colour", "red"), token)).startsWith("Unknown field 'colour'; the fields are");
        assertThat(error(good("mode", "dreams"), token)).contains("choose one of imputation, qc_only");
        assertThat(error(good("population", "martian"), token)).contains("'martian' is no population");
        assertThat(error(new Form().value("refpanel", "fip-demo").value("build", "hg38"), token))
                .isEqualTo("No input: send VCF files as input-files");
        assertThat(error(new Form().file("input-files", "genome.txt", new byte[3]), token))
                .isEqualTo("'genome.txt' is not a .vcf.gz file");
        var text = new Form()
                .file("input-files", "a.vcf.gz", "no vcf".getBytes(StandardCharsets.UTF_8))
                .value("refpanel", "fip-demo")
                .value("build", "hg38");
        assertThat(error(text, token)).startsWith("a.vcf.gz: The provided VCF file is not compressed with bgzip.");
        assertThat(error(form("refpanel", "fip-demo", "build", "hg19"), token))
                .contains("This is not a valid hg19 encoding");
        assertThat(server.get(JOBS, HEADER, token).json().get("jobs")).isEmpty();
    }

    private static String error(Form form, String token) throws IOException, InterruptedException {
        Answer answer = server.post(JOBS + "/submit", form, HEADER, token);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("content-type")).startsWith("application/json");
        return answer.text("error");
    }

    @Test
    void a_good_token_is_asked_for_everywhere_but_at_the_description() throws Exception {
        String token = server.newUser("tokens");
        assertThat(server.get(JOBS).status()).isEqualTo(401);
        Answer garbage = server.post(JOBS + "/submit", good(), HEADER, "rubbish");
        assertThat(garbage.status()).isEqualTo(401);
        assertThat(garbage.text()).isEqualTo("{\"error\":\"Invalid token\"}");
        assertThat(server.get("/simple/api/v2/users/me", HEADER, token).text("username"))
                .isEqualTo("tokens");
        JsonNode service = server.get("/simple/api/v2/service").json();
        assertThat(service.get("refpanels").get(0).get("id").asString()).isEqualTo("apps@fip-demo@1.0.0");
        assertThat(service.get("max_upload_bytes").asLong()).isPositive();
        Answer nothing = server.get("/simple/api/v2/server");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.text("error")).isEqualTo("There is no GET /simple/api/v2/server");
    }

    @Test
    void a_waiting_job_can_be_cancelled_and_is_its_owners_alone() throws Exception {
        String token = server.newUser("canceller");
        server.blockQueue(true);
        try {
            String id = server.post(JOBS + "/submit", good(), HEADER, token).text("id");
            Answer waiting = server.get(JOBS + "/" + id + "/status", HEADER, token);
            assertThat(waiting.text("state")).isEqualTo("waiting");
            assertThat(waiting.text("message")).isEqualTo("Waiting, number 1 in the queue");
            assertThat(server.get(JOBS + "/" + id + "/results", HEADER, token).status())
                    .isEqualTo(409);
            String stranger = server.newUser("stranger");
            assertThat(server.get(JOBS + "/" + id + "/status", HEADER, stranger).status())
                    .isEqualTo(403);
            assertThat(server.get(JOBS + "/job-nope/status", HEADER, token).text("error"))
                    .isEqualTo("Job job-nope not found");

            Answer cancelled = server.method("POST", JOBS + "/" + id + "/cancel", HEADER, token);
            assertThat(cancelled.text("state")).isEqualTo("canceled");
            assertThat(server.get(JOBS + "/" + id + "/cancel", HEADER, token).text("state"))
                    .isEqualTo("canceled");
        } finally {
            server.blockQueue(false);
        }
    }

    @Test
    void quality_control_alone_has_statistics_but_no_genotypes() throws Exception {
        String token = server.newUser("checker");
        String id = server.post(JOBS + "/submit", good("mode", "qc_only"), HEADER, token)
                .text("id");
        assertThat(finished(token, id).text("state")).isEqualTo("success");
        Path archive = Files.write(
                folder.resolve("qc.zip"),
                server.get(JOBS + "/" + id + "/results", HEADER, token).bytes());
        try (var zip = new ZipFile(archive.toFile())) {
            assertThat(zip.getFileHeaders().stream().map(FileHeader::getFileName))
                    .containsExactly("statistics.txt", "log.txt");
        }
    }
}
