package org.fip.file.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import htsjdk.samtools.util.BlockCompressedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.fip.common.test.TestIdentity;
import org.fip.file.FileManagerUnderTest;
import org.fip.file.Form;
import org.fip.file.Noise;
import org.fip.file.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class InspectionIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");
    private static final Person EVE = Person.of(66, "eve");

    @Autowired
    Preflight preflight;

    @Test
    void an_uploaded_vcf_is_inspected_and_judged() {
        var vcf = Vcf.unphased("chr20")
                .row("chr20", 64_000_000, "A", "G\0", "0/1")
                .blockGzipped();
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
        assertThat(finding.path("examples").path(0).asString()).isEqualTo("line 6: chr20:64000000");
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
    void uploads_that_are_ended_leave_their_place_to_the_next() {
        for (var n = 0; n < 4; n++) {
            var upload = halfUploaded();
            assertThat(tus("DELETE", upload, ADA, null).status()).isEqualTo(204);
        }
        var next = halfUploaded();
        var id = next.substring(next.lastIndexOf('/') + 1);
        await().untilAsserted(() -> assertThat(get("/files/" + id + "/inspection", ADA.token())
                        .json()
                        .path("complete")
                        .isBoolean())
                .isTrue());
    }

    private String halfUploaded() {
        var rows = Vcf.of(20);
        for (var n = 1; n <= 20_000; n++) {
            rows.row("chr20", n, "A", "G");
        }
        var vcf = rows.plain();
        var upload = tus(
                        "POST",
                        "/files/uploads",
                        ADA,
                        null,
                        "Upload-Length",
                        Integer.toString(vcf.length),
                        "Upload-Metadata",
                        "filename YS52Y2Y=")
                .header("Location")
                .substring("/api".length());
        assertThat(tus("PATCH", upload, ADA, Arrays.copyOf(vcf, vcf.length / 2), "Upload-Offset", "0")
                        .status())
                .isEqualTo(204);
        return upload;
    }

    @Test
    void a_service_and_a_panel_are_asked_for_their_own_limits() {
        var id = upload(ADA, new Form().file("chr20.vcf.gz", Vcf.good("20").blockGzipped()))
                .id();
        inspectionOf(id);
        var atH3Africa = verdict(id, "service_id=1&build=hg19");
        assertThat(atH3Africa.path("outcome").asString()).isEqualTo("would_be_refused");
        assertThat(reason(atH3Africa)).isEqualTo("The file has 20 samples; H3Africa takes 21 to 50,000.");
        assertThat(atH3Africa.path("unchecked")).isEmpty();
        assertThat(reason(verdict(id, "panel_id=2&build=hg38")))
                .as("the panel names the service; the worst comes first")
                .contains("with 'chr'; this file has '20'");
        assertThat(verdict(id, "panel_id=2&build=hg38").path("reasons").findValuesAsString("rule"))
                .contains("lift-over");
        assertThat(reason(verdict(id, "panel_id=3"))).isEqualTo("ILIFU no longer offers the panel H3Africa v5.");
        assertThat(verdict(id, "service_id=3").path("outcome").asString()).isEqualTo("accepted");
        assertThat(reason(verdict(id, "service_id=1&build=hg19&phasing=shapeit")))
                .contains("does not offer 'shapeit' as phasing");

        var unheard = verdict(id, "service_id=5&build=hg19");
        assertThat(unheard.path("outcome").asString()).isEqualTo("accepted");
        assertThat(unheard.path("unchecked").path(0).asString()).contains("service-registry did not answer");

        for (var wrong : List.of("service_id=9", "panel_id=9", "service_id=3&panel_id=2")) {
            assertProblem(
                    send("/files/" + id + "/inspection?" + wrong, ADA.token(), "text/plain", ""),
                    400,
                    "validation_failed");
        }
    }

    @Test
    void the_files_of_a_job_are_judged_together_for_their_owner_and_for_job_processor() {
        var first = upload(ADA, new Form().file("a.vcf.gz", Vcf.good("20").blockGzipped()))
                .id();
        var second = upload(ADA, new Form().file("b.vcf.gz", Vcf.good("20").blockGzipped()))
                .id();
        inspectionOf(first);
        inspectionOf(second);
        var job = "{\"file_ids\":[\"%s\",\"%s\"],\"service_id\":3}".formatted(first, second);
        var verdict = send("/files/verdict", ADA.token(), "application/json", job);
        assertThat(verdict.status()).as(verdict.text()).isEqualTo(200);
        assertThat(verdict.json().path("outcome").asString()).isEqualTo("accepted_with_warnings");
        assertThat(verdict.json().path("together").findValuesAsString("rule")).containsExactly("chromosome-twice");
        assertThat(verdict.json().path("files").findValuesAsString("filename")).containsExactly("a.vcf.gz", "b.vcf.gz");
        var internal = "/internal/users/42/files/verdict";
        assertThat(send(internal, TestIdentity.serviceBearer("job-processor", "file-manager"), "application/json", job)
                        .json())
                .isEqualTo(verdict.json());
        assertProblem(send(internal, ADA.token(), "application/json", job), 403, "forbidden");
        assertProblem(send("/files/verdict", EVE.token(), "application/json", job), 404, "not_found");
    }

    @Test
    void what_is_wrong_is_told_while_the_upload_still_runs() {
        var vcf = Vcf.of(20);
        for (var i = 0; i < 30_000; i++) {
            vcf.row("20", 1_000_000 - i, "A", "G");
        }
        var text = vcf.plain();
        var path = begun("chr20.vcf", text.length);
        var half = Arrays.copyOf(text, text.length / 2);
        assertThat(tus("PATCH", path, ADA, half, "Upload-Offset", "0").status()).isEqualTo(204);
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));

        var soFar = inspectionOf(id);
        assertThat(soFar.path("complete").asBoolean(true)).isFalse();
        assertThat(soFar.path("facts").path("samples").asInt()).isEqualTo(20);
        assertThat(soFar.path("facts").path("variants").asInt()).isBetween(50, 15_000);
        assertThat(soFar.path("findings").findValuesAsString("rule")).contains("not-sorted");
        assertProblem(get("/files/" + id + "/inspection", EVE.token()), 404, "not_found");

        var rest = Arrays.copyOfRange(text, half.length, text.length);
        assertThat(tus("PATCH", path, ADA, rest, "Upload-Offset", String.valueOf(half.length))
                        .status())
                .isEqualTo(204);
        await().until(() -> inspectionOf(id).path("complete").asBoolean());
        assertThat(inspectionOf(id).path("facts").path("variants").asInt()).isEqualTo(30_000);
    }

    private String begun(String filename, int length) {
        var name = Base64.getEncoder().encodeToString(filename.getBytes(StandardCharsets.UTF_8));
        var created = tus(
                "POST",
                "/files/uploads",
                ADA,
                null,
                "Upload-Length",
                String.valueOf(length),
                "Upload-Metadata",
                "filename " + name);
        return created.header("Location").substring("/api".length());
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
    void plain_text_and_plain_gzip_are_packed_in_blocks_and_what_they_were_is_kept() throws Exception {
        var plain = Vcf.good("20").plain();
        var asText = upload(ADA, new Form().file("chr20.vcf", plain));
        assertPacked(asText, plain, plain, "chr20.vcf", "plain");
        var gzipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzipped)) {
            out.write(plain);
        }
        var asGzip = upload(ADA, new Form().file("other.vcf.gz", gzipped.toByteArray()));
        assertPacked(asGzip, gzipped.toByteArray(), plain, "other.vcf.gz", "gzip");
        assertThat(onDisk()).as("the bytes that came are gone").hasSize(2);
    }

    private void assertPacked(Answer uploaded, byte[] came, byte[] text, String name, String packing) throws Exception {
        var id = uploaded.id();
        var inspection = inspectionOf(id);
        assertThat(inspection.path("facts").path("packing").asString()).isEqualTo(packing);
        assertThat(inspection.path("findings").findValuesAsString("rule")).containsExactly("packed-anew");
        assertThat(outcome(id, "build=hg19")).isEqualTo("accepted");
        var file = get("/files/" + id, ADA.token()).json();
        assertThat(file.path("filename").asString()).endsWith(".vcf.gz");
        assertThat(file.path("packed_from").path("filename").asString()).isEqualTo(name);
        assertThat(file.path("packed_from").path("file_size").asInt()).isEqualTo(came.length);
        assertThat(file.path("packed_from").path("sha256"))
                .isEqualTo(uploaded.json().path("sha256"));
        var packed = get(linkTo(ADA, id), null).bytes();
        assertThat(Noise.sha256(new ByteArrayInputStream(packed)))
                .isEqualTo(file.path("sha256").asString());
        assertThat(BlockCompressedInputStream.isValidFile(new ByteArrayInputStream(packed)))
                .isTrue();
        try (var unpacked = new BlockCompressedInputStream(new ByteArrayInputStream(packed))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(text);
        }
    }

    @Test
    void a_command_names_the_file_that_its_owner_has() throws Exception {
        var plain = Vcf.good("20").row("20", 200, "A", "G").plain();
        var id = upload(ADA, new Form().file("mine.vcf", plain)).id();
        inspectionOf(id);
        await().until(() -> get("/files/" + id, ADA.token())
                .json()
                .path("filename")
                .asString()
                .equals("mine.vcf.gz"));
        assertThat(inspectionOf(id).path("findings").findValuesAsString("cure"))
                .anyMatch(c -> c.contains(" mine.vcf "));
        assertThat(verdict(id, "build=hg19").path("reasons").findValuesAsString("cure"))
                .anyMatch(c -> c.contains(" mine.vcf "));
    }

    @Test
    void a_text_that_could_not_be_read_to_its_end_is_left_as_it_came() throws Exception {
        var gzipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzipped)) {
            out.write(Vcf.good("20").plain());
        }
        var half = Arrays.copyOf(gzipped.toByteArray(), gzipped.size() / 2);
        var uploaded = upload(ADA, new Form().file("half.vcf.gz", half));
        assertThat(inspectionOf(uploaded.id()).path("findings").findValuesAsString("rule"))
                .contains("damaged")
                .doesNotContain("packed-anew");
        assertThat(get("/files/" + uploaded.id(), ADA.token()).json().path("sha256"))
                .isEqualTo(uploaded.json().path("sha256"));
    }

    @Test
    void an_inspection_that_a_crash_cut_short_is_caught_up() {
        var id = upload(ADA, new Form().file("chr20.vcf.gz", Vcf.good("20").blockGzipped()))
                .id();
        var found = inspectionOf(id);
        // As a process leaves it that is killed before it is through: nothing was kept, and nobody has it in hand.
        db.sql("DELETE FROM inspections").update();
        db.sql("UPDATE files SET inspection_due_at = now() + interval '1 minute'")
                .update();
        var verdict = "{\"file_ids\":[\"%s\"]}".formatted(id);
        assertThat(send("/files/verdict", ADA.token(), "application/json", verdict)
                        .json()
                        .path("outcome")
                        .isNull())
                .isTrue();
        preflight.catchUp();
        assertProblem(get("/files/" + id + "/inspection", ADA.token()), 404, "not_inspected");
        clock.advance(Duration.ofMinutes(2));
        preflight.catchUp();
        assertThat(inspectionOf(id)).isEqualTo(found);
    }

    @Test
    void an_inspector_that_dies_in_the_middle_is_succeeded_by_one_that_reads_what_is_stored() {
        var vcf = Vcf.good("20").blockGzipped();
        var id = upload(ADA, new Form().file("chr20.vcf.gz", vcf)).id();
        inspectionOf(id);
        db.sql("DELETE FROM inspections").update();
        db.sql("UPDATE files SET inspection_due_at = now() + interval '1 minute'")
                .update();
        try (var inspector = Objects.requireNonNull(preflight.begin("chr20.vcf.gz"))) {
            inspector.accept(Arrays.copyOf(vcf, vcf.length / 2));
            preflight.keep(id, "chr20.vcf.gz", inspector.result());
        }
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
        return verdict(id, query).path("outcome").asString();
    }

    private JsonNode verdict(UUID id, String query) {
        var answer = send("/files/" + id + "/inspection?" + query, ADA.token(), "text/plain", "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String reason(JsonNode verdict) {
        return verdict.path("reasons").path(0).path("sentence").asString();
    }
}
