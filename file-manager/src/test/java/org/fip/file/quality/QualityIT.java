package org.fip.file.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.fip.common.test.TestIdentity;
import org.fip.file.FileManagerUnderTest;
import org.fip.file.Form;
import org.fip.file.Person;
import org.fip.file.vcf.BlockGzip;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QualityIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");

    private final UUID jobId = UUID.randomUUID();

    @Test
    void results_are_read_soon_after_they_arrived() {
        store(
                "chr20.dose.vcf.gz",
                BlockGzip.of(ImputedVcf.genotypes("20", "S1", "S2")
                        .imputed(100, 0.2, 0.1)
                        .text()));
        store(
                "chr20.info.gz",
                BlockGzip.of(ImputedVcf.info("20")
                        .imputed(100, 0.2, 0.9)
                        .typed(200, 0.2, 0.99, 0.8)
                        .text()));
        store("qc_report.txt", "Match: 2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var quality = whenRead();
        assertThat(quality.path("sources").toString()).isEqualTo("[\"chr20.info.gz\"]");
        assertThat(quality.at("/counts/imputed").asLong()).isEqualTo(1);
        assertThat(quality.at("/accuracy/all/mean").asDouble()).isEqualTo(0.9);
        assertThat(quality.at("/accuracy/by_maf").size()).isEqualTo(7);
        assertThat(quality.at("/accuracy/empirical/variants").asLong()).isEqualTo(1);
        assertThat(quality.at("/report/0/key").asString()).isEqualTo("Match");
        assertThat(quality.path("unavailable").findValuesAsString("part"))
                .containsExactlyInAnyOrder("exclusions", "lost_chunks");
    }

    @Test
    void genotypes_get_an_index_that_goes_with_them() {
        var genotypes = store(
                "chr20.dose.vcf.gz",
                BlockGzip.of(
                        ImputedVcf.genotypes("20", "S1").imputed(100, 0.2, 0.1).text()));
        whenRead();
        var files = get("/files?job_id=" + jobId, ADA.token()).json().path("items");
        assertThat(files.findValuesAsString("filename"))
                .containsExactlyInAnyOrder("chr20.dose.vcf.gz", "chr20.dose.vcf.gz.tbi");
        assertThat(files.findValuesAsString("result_type")).containsExactlyInAnyOrder("imputed_genotypes", "index");
        delete("/files/" + genotypes, ADA.token());
        assertThat(get("/files?job_id=" + jobId, ADA.token())
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void an_index_that_the_server_sent_is_kept() {
        store("chr20.dose.vcf.gz.tbi", new byte[] {1, 2, 3});
        store(
                "chr20.dose.vcf.gz",
                BlockGzip.of(
                        ImputedVcf.genotypes("20", "S1").imputed(100, 0.2, 0.1).text()));
        whenRead();
        var files = get("/files?job_id=" + jobId, ADA.token()).json().path("items");
        assertThat(files.findValuesAsString("file_size")).contains("3").hasSize(2);
    }

    @Test
    void an_index_that_the_server_sent_goes_with_its_genotypes_too() throws java.io.IOException {
        var genotypes = store(
                "imputed.vcf.gz",
                BlockGzip.of(
                        ImputedVcf.genotypes("20", "S1").imputed(100, 0.2, 0.1).text()));
        store("imputed.vcf.gz.tbi", new byte[] {1, 2, 3});
        store("imputed.vcf.gz.csi", new byte[] {1, 2, 3});
        store("other.vcf.gz.tbi", new byte[] {1, 2, 3});
        whenRead();
        delete("/files/" + genotypes, ADA.token());
        var left = get("/files?job_id=" + jobId, ADA.token()).json().path("items");
        assertThat(left.findValuesAsString("filename")).containsExactly("other.vcf.gz.tbi");
        assertThat(onDisk()).hasSize(1);
        assertThat(get("/jobs/" + jobId + "/quality", ADA.token())
                        .json()
                        .path("unavailable")
                        .findValuesAsString("reason"))
                .contains(
                        "There is no info file and no imputed VCF among the results: the server sent none, or they were deleted");
        var export = get("/jobs/" + jobId + "/results/export", ADA.token());
        assertProblem(export, 409, "no_imputed_genotypes");
        assertThat(export.text()).contains("or it was deleted");
    }

    @Test
    void what_cannot_be_told_is_said() {
        store("imputed.vcf.gz", "no VCF at all".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var quality = whenRead();
        assertThat(quality.path("accuracy").isNull()).isTrue();
        assertThat(quality.path("unavailable").findValuesAsString("reason"))
                .contains("imputed.vcf.gz cannot be read: It does not begin as a VCF file does");
    }

    @Test
    void what_made_the_results_is_told_to_users_and_to_who_records_it() {
        var lines = "##source=Minimac4 v4.1.6\n##mis_pipeline=imputationserver2 2.0.12\n";
        for (var chromosome : new String[] {"20", "21"}) {
            var vcf = ImputedVcf.genotypes(chromosome, "S1")
                    .imputed(100, 0.2, 0.1)
                    .text()
                    .replaceFirst("##contig", lines + "##contig");
            store("chr" + chromosome + ".dose.vcf.gz", BlockGzip.of(vcf));
        }
        var programs = whenRead().path("programs");
        assertThat(programs.findValuesAsString("key")).containsExactly("source", "mis_pipeline");
        assertThat(programs.findValuesAsString("value")).containsExactly("Minimac4 v4.1.6", "imputationserver2 2.0.12");
        var internal = "/internal/users/42/jobs/" + jobId + "/programs";
        var made = get(internal, TestIdentity.serviceBearer("job-processor", "file-manager"))
                .json();
        assertThat(made.path("files_pending").asInt(-1)).isZero();
        assertThat(made.path("programs")).isEqualTo(programs);
        assertThat(get(
                                "/internal/users/43/jobs/" + jobId + "/programs",
                                TestIdentity.serviceBearer("job-processor", "file-manager"))
                        .json()
                        .path("programs"))
                .isEmpty();
        assertProblem(get(internal, TestIdentity.serviceBearer("job-worker", "file-manager")), 403, "forbidden");
        assertProblem(get(internal, ADA.token()), 403, "forbidden");
    }

    @Test
    void another_users_quality_is_not_there() {
        store("qc_report.txt", "Match: 2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertProblem(get("/jobs/" + jobId + "/quality", Person.of(43, "bob").token()), 404, "not_found");
        assertProblem(get("/jobs/" + jobId + "/quality", null), 401, "unauthenticated");
    }

    private UUID store(String name, byte[] content) {
        var form =
                new Form().field("job_id", jobId).field("file_type", "output").file(name, content);
        var answer = post("/internal/users/42/files", TestIdentity.serviceBearer("job-worker", "file-manager"), form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.id();
    }

    private JsonNode whenRead() {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> get("/jobs/" + jobId + "/quality", ADA.token()).json(),
                        quality -> quality.path("files_pending").asInt(-1) == 0);
    }
}
