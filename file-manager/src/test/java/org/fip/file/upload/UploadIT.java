package org.fip.file.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.fip.file.FileManagerUnderTest;
import org.fip.file.Form;
import org.fip.file.Noise;
import org.fip.file.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");

    @Test
    void an_uploaded_file_is_described_with_its_size_and_digest() throws Exception {
        var jobId = jobOf(ADA);
        var before = Instant.now().minusSeconds(1);
        var form =
                new Form().field("job_id", jobId).field("file_type", "input").file("chr20.vcf.gz", Noise.bytes(3000));
        var answer = upload(ADA, form);
        assertThat(answer.status()).isEqualTo(201);
        var file = answer.json();
        assertThat(file.path("file_id")).isEqualTo(file.path("id"));
        assertThat(file.path("filename").asString()).isEqualTo("chr20.vcf.gz");
        assertThat(file.path("file_size").asLong()).isEqualTo(3000);
        assertThat(file.path("sha256").asString()).isEqualTo(Noise.sha256(Noise.bytes(3000)));
        assertThat(file.path("content_type").asString()).isEqualTo("application/gzip");
        assertThat(file.path("file_type").asString()).isEqualTo("input");
        assertThat(file.path("job_id").asString()).isEqualTo(jobId.toString());
        assertThat(Instant.parse(file.path("created_at").asString())).isBetween(before, Instant.now());
        assertThat(file.path("file_url").asString()).isEqualTo("http://localhost:8000/api/files/" + answer.id());
        assertThat(get("/files/" + answer.id(), ADA.token()).json()).isEqualTo(file);
    }

    @Test
    void a_large_file_of_unknown_length_arrives_whole() throws Exception {
        var size = 50L << 20;
        var answer = upload(ADA, new Form().file("chr1.vcf.gz", Noise.stream(size)));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("file_size").asLong()).isEqualTo(size);
        assertThat(answer.json().path("sha256").asString()).isEqualTo(Noise.sha256(Noise.stream(size)));
    }

    @Test
    void a_file_needs_no_job_and_is_an_input_if_nothing_else_is_said() {
        var file = upload(ADA, new Form().file("chr20.vcf.gz", "##fileformat")).json();
        assertThat(file.path("file_type").asString()).isEqualTo("input");
        assertThat(file.path("job_id").isNull()).isTrue();
    }

    @Test
    void fields_behind_the_file_count_too_and_unknown_ones_do_not_matter() {
        var jobId = jobOf(ADA);
        var form = new Form().field("colour", "green").file("chr20.vcf.gz", "x").field("job_id", jobId);
        assertThat(upload(ADA, form).json().path("job_id").asString()).isEqualTo(jobId.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd,              etc/passwd",
        "C:\\fakepath\\chr1.vcf.gz,     C_/fakepath/chr1.vcf.gz",
        "étude génome 🧬.vcf.gz,        étude génome 🧬.vcf.gz",
        "a\u0000b.vcf.gz,               a_b.vcf.gz",
        "'',                            unnamed"
    })
    void a_file_keeps_its_name_as_far_as_that_is_safe(String sent, String kept) {
        var answer = upload(ADA, new Form().file(sent, "x"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("filename").asString()).isEqualTo(kept);
    }

    @Test
    void a_very_long_name_is_shortened_to_what_the_catalogue_holds() {
        var answer = upload(ADA, new Form().file("🧬".repeat(200) + ".vcf.gz", "x"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("filename").asString()).endsWith("🧬.vcf.gz");
    }

    @Test
    void two_inputs_may_have_the_same_name() {
        var jobId = jobOf(ADA);
        for (var content : new String[] {"one", "two"}) {
            var form = new Form().field("job_id", jobId).file("chr20.vcf.gz", content);
            assertThat(upload(ADA, form).status()).isEqualTo(201);
        }
        assertThat(get("/files?job_id=" + jobId, ADA.token())
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobody_uploads_what_would_pass_for_a_result(boolean behindTheFile) throws Exception {
        var jobId = jobOf(ADA);
        storeFor(ADA, output(jobId, "imputed"));
        var form = behindTheFile
                ? new Form()
                        .file("forged.dose.vcf.gz", "forged")
                        .field("job_id", jobId)
                        .field("file_type", "output")
                : output(jobId, "forged");
        assertProblem(upload(ADA, form), 403, "result_not_taken");
        assertThat(get("/files?file_type=output", ADA.token())
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(onDisk()).hasSize(2);
    }

    @Test
    void a_file_goes_to_no_job_but_the_senders_own() throws Exception {
        var jobId = jobOf(ADA);
        var mallory = Person.of(66, "mallory");
        for (var id : new UUID[] {jobId, UUID.randomUUID()}) {
            var form = new Form().field("job_id", id).file("chr20.vcf.gz", "x");
            assertProblem(upload(mallory, form), 404, "unknown_job");
        }
        assertThat(onDisk()).hasSize(1);
    }

    @Test
    void an_empty_file_is_refused() throws Exception {
        assertProblem(upload(ADA, new Form().file("chr20.vcf.gz", "")), 400, "empty_file");
        assertNothingWasKept();
    }

    @Test
    void a_form_without_a_file_is_refused() throws Exception {
        assertProblem(upload(ADA, new Form().field("file_type", "input")), 400, "bad_upload");
        assertNothingWasKept();
    }

    @Test
    void a_form_with_two_files_is_refused_and_neither_is_kept() throws Exception {
        var form = new Form().file("chr1.vcf.gz", "one").file("chr2.vcf.gz", "two");
        assertProblem(upload(ADA, form), 400, "bad_upload");
        assertNothingWasKept();
    }

    @ParameterizedTest
    @CsvSource({"job_id, 4711", "file_type, sideways", "file_type, INPUT"})
    void a_wrong_field_is_named_and_the_file_is_not_kept(String field, String value) throws Exception {
        var answer = upload(ADA, new Form().field(field, value).file("chr20.vcf.gz", "x"));
        assertProblem(answer, 400, "validation_failed");
        assertThat(answer.json().path("errors").findValuesAsString("field")).containsExactly(field);
        assertNothingWasKept();
    }

    @Test
    void a_field_that_never_ends_is_refused() throws Exception {
        var form = new Form().file("chr20.vcf.gz", "x").field("job_id", "7".repeat(100_000));
        assertProblem(upload(ADA, form), 400, "validation_failed");
        assertNothingWasKept();
    }

    @Test
    void a_file_over_the_limit_is_refused_with_the_limit_and_nothing_of_it_is_kept() throws Exception {
        var answer = upload(ADA, new Form().file("chr1.vcf.gz", Noise.stream((64L << 20) + 1)));
        assertProblem(answer, 413, "file_too_large");
        assertThat(answer.json().path("detail").asString()).contains("64 MB");
        assertNothingWasKept();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/octet-stream", "text/plain"})
    void what_is_not_a_form_is_refused(String type) throws Exception {
        var answer = send("/files/upload", ADA.token(), type, "{}");
        assertProblem(answer, 415, "http_415");
        assertNothingWasKept();
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x"})
    void a_form_that_is_none_is_refused(String type) throws Exception {
        assertProblem(send("/files/upload", ADA.token(), type, "no form at all"), 400, "bad_upload");
        assertNothingWasKept();
    }

    @Test
    void strangers_upload_nothing() throws Exception {
        assertProblem(post("/files/upload", null, new Form().file("chr20.vcf.gz", "x")), 401, "unauthenticated");
        assertNothingWasKept();
    }

    private UUID jobOf(Person person) {
        var jobId = UUID.randomUUID();
        var input = new Form().field("job_id", jobId).file("chr1.vcf.gz", "of the job");
        assertThat(storeFor(person, input).status()).isEqualTo(201);
        return jobId;
    }

    private static Form output(UUID jobId, String content) {
        return new Form().field("job_id", jobId).field("file_type", "output").file("chr20.dose.vcf.gz", content);
    }

    private void assertNothingWasKept() throws Exception {
        assertThat(get("/files", ADA.token()).json().path("total").asInt()).isZero();
        assertThat(onDisk()).isEmpty();
    }
}
