package org.fip.file.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.fip.file.FileManagerUnderTest;
import org.fip.file.Form;
import org.fip.file.Person;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InspectionIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");
    private static final Person EVE = Person.of(66, "eve");

    @Test
    void an_uploaded_vcf_is_inspected_and_judged() {
        var vcf = Vcf.good("chr20").row("chr20", 64_000_000, "A", "G\0", "0/1").blockGzipped();
        var id = upload(ADA, new Form().file("study.vcf.gz", vcf)).id();
        var inspection = inspectionOf(id);
        var facts = inspection.path("facts");
        assertThat(facts.path("packing").asString()).isEqualTo("block_gzip");
        assertThat(facts.path("samples").asInt()).isEqualTo(20);
        assertThat(facts.path("variants").asInt()).isEqualTo(4);
        assertThat(facts.path("positions_build").asString()).isEqualTo("hg38");
        var finding = inspection.path("findings").path(0);
        assertThat(finding.path("rule").asString()).isEqualTo("not-acgt");
        assertThat(finding.path("severity").asString()).isEqualTo("warning");
        assertThat(finding.path("examples").path(0).asString()).isEqualTo("line 6: chr20:64000000 .");
        assertThat(finding.path("meaning").asString()).isNotBlank();
        assertThat(finding.path("cure").asString()).contains("study.vcf.gz");

        assertThat(outcome(id, "build=hg38&phasing=eagle")).isEqualTo("accepted_with_warnings");
        assertThat(outcome(id, "build=hg38&phasing=no_phasing")).isEqualTo("would_be_refused");
        assertThat(outcome(id, "build=hg19")).isEqualTo("would_be_refused");
        assertThat(outcome(id, "min_samples=21")).isEqualTo("would_be_refused");
        assertProblem(
                send("/files/" + id + "/inspection?build=hg18", ADA.token(), "text/plain", ""),
                400,
                "validation_failed");
        assertProblem(get("/files/" + id + "/inspection", EVE.token()), 404, "not_found");
    }

    @Test
    void a_resumed_upload_is_inspected_once_it_is_whole() {
        var vcf = Vcf.good("20").blockGzipped();
        var name = Base64.getEncoder().encodeToString("chr20.vcf.gz".getBytes(StandardCharsets.UTF_8));
        var created = tus(
                "POST",
                "/files/uploads",
                ADA,
                null,
                "Upload-Length",
                String.valueOf(vcf.length),
                "Upload-Metadata",
                "filename " + name);
        var path = created.header("Location").substring("/api".length());
        assertThat(tus("PATCH", path, ADA, vcf, "Upload-Offset", "0").status()).isEqualTo(204);
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        assertThat(inspectionOf(id).path("facts").path("variants").asInt()).isEqualTo(3);
    }

    @Test
    void what_was_found_goes_with_its_file() {
        var id = upload(ADA, new Form().file("chr20.vcf", Vcf.good("20").plain()))
                .id();
        inspectionOf(id);
        assertThat(delete("/files/" + id, ADA.token()).status()).isEqualTo(204);
        assertThat(db.sql("SELECT count(*) FROM inspections").query(Long.class).single())
                .isZero();
    }

    @Test
    void a_file_that_is_no_vcf_by_its_name_is_not_inspected() {
        var id = upload(ADA, new Form().file("notes.txt", "##fileformat=VCFv4.2"))
                .id();
        assertProblem(get("/files/" + id + "/inspection", ADA.token()), 404, "not_inspected");
    }

    private JsonNode inspectionOf(UUID id) {
        var path = "/files/" + id + "/inspection";
        await().until(() -> get(path, ADA.token()).status() == 200);
        return get(path, ADA.token()).json();
    }

    private String outcome(UUID id, String query) {
        var answer = send("/files/" + id + "/inspection?" + query, ADA.token(), "text/plain", "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("outcome").asString();
    }
}
