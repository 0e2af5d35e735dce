package org.fip.processor.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.StreamSupport;
import org.fip.processor.test.Form;
import org.fip.processor.test.ProcessorApi.Answer;
import org.fip.processor.test.RunningProcessor;
import org.fip.processor.test.StandInPlatform.Uploaded;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SubmissionIT extends RunningProcessor {
    private static final String KEY = "6f1c9f4e-client-made";

    @Autowired
    ActiveUploads uploads;

    @Test
    void a_job_is_taken_in_the_documented_order_of_steps() {
        var answer = as(ADA).submit(Form.documented());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("status")).isEqualTo("queued");
        assertThat(answer.body().path("progress_percentage").asInt()).isZero();
        assertThat(answer.text("created_at")).endsWith("Z");
        assertThat(answer.text("name")).isEqualTo("My Job");
        assertThat(answer.text("build")).isEqualTo("hg38");
        assertThat(PLATFORM.asked().indexOf("GET /internal/users/42/service-credentials/1"))
                .isNotNegative()
                .isLessThan(PLATFORM.asked().indexOf("POST /internal/users/42/files"));
        var upload = PLATFORM.uploads().getFirst();
        assertThat(upload.filename()).isEqualTo("test.vcf.gz");
        assertThat(upload.wholeRequest()).contains("genotypes", answer.text("id"), "input");
        assertThat(upload.wholeRequest().indexOf("job_id"))
                .isLessThan(upload.wholeRequest().indexOf("genotypes"));
        assertThat(answer.text("input_file_id")).isEqualTo(upload.id().toString());
        assertThat(history(answer)).containsExactly("pending", "queued");
    }

    @Test
    void without_a_credential_the_documented_answer_comes_before_any_byte_is_stored() {
        PLATFORM.userHasCredential(false);
        var answer = as(ADA).submit(Form.documented());

        assertThat(answer.status()).isEqualTo(400);
        var problem = answer.body();
        assertThat(problem.propertyNames())
                .containsExactlyInAnyOrder(
                        "type",
                        "title",
                        "status",
                        "code",
                        "error",
                        "detail",
                        "message",
                        "action",
                        "service_id",
                        "request_id");
        var sentence = "You must configure your API credentials for H3Africa before submitting jobs.";
        assertThat(answer.text("type")).isEqualTo("urn:fip:problem:credentials-missing");
        assertThat(answer.text("title")).isEqualTo("No credentials for this service");
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("credentials_missing");
        assertThat(answer.text("error")).isEqualTo("No credentials configured");
        assertThat(answer.text("detail")).isEqualTo(sentence);
        assertThat(answer.text("message")).isEqualTo(sentence);
        assertThat(answer.text("action")).isEqualTo("Go to Settings → Service Credentials");
        assertThat(problem.path("service_id").asLong()).isEqualTo(1);
        assertThat(PLATFORM.uploads()).isEmpty();
        assertThat(as(ADA).get("/jobs").body().path("total").asInt()).isZero();
    }

    @Test
    void all_wrong_fields_are_named_at_once_before_any_byte_is_stored() {
        var answer = as(ADA).submit(Form.empty()
                .field("name", "x".repeat(201))
                .field("service_id", "1")
                .field("reference_panel_id", "4")
                .field("build", "hg99")
                .field("phasing", "shapeit")
                .field("mode", "guess")
                .field("r2_filter", "0.9")
                .file("test.vcf.gz", "genotypes"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("validation_failed");
        assertThat(fields(answer))
                .containsExactlyInAnyOrder("name", "reference_panel_id", "build", "phasing", "mode", "r2_filter");
        assertThat(PLATFORM.uploads()).isEmpty();
        assertThat(as(ADA).get("/jobs").body().path("total").asInt()).isZero();
    }

    @Test
    void a_field_that_comes_after_the_files_and_is_wrong_fails_the_job_and_keeps_the_upload_findable() {
        var answer = as(ADA).submit(Form.empty()
                .field("name", "My Job")
                .field("service_id", "1")
                .field("reference_panel_id", "1")
                .file("test.vcf.gz", "genotypes")
                .field("build", "hg99"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer)).containsExactly("build");
        var job = as(ADA).get("/jobs").body().path("items").get(0);
        assertThat(job.path("status").asString()).isEqualTo("failed");
        assertThat(job.path("error_code").asString()).isEqualTo("validation_failed");
        assertThat(job.path("error_message").asString()).contains("build");
        assertThat(job.path("input_file_ids")).hasSize(1);
    }

    @Test
    void a_form_whose_files_come_before_its_service_is_told_so() {
        var answer =
                as(ADA).submit(Form.empty().file("test.vcf.gz", "genotypes").field("service_id", "1"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer)).containsExactlyInAnyOrder("name", "service_id");
        assertThat(PLATFORM.uploads()).isEmpty();
    }

    @Test
    void a_service_that_is_unknown_or_switched_off_takes_no_jobs() {
        for (var id : List.of("9", "77")) {
            var answer = as(ADA).submit(Form.empty()
                    .field("name", "My Job")
                    .field("service_id", id)
                    .file("test.vcf.gz", "genotypes"));
            assertThat(answer.text("code")).isEqualTo("service_not_found");
        }
    }

    @Test
    void several_files_are_taken_in_their_order_and_names_that_would_overwrite_each_other_are_not() {
        var two = Form.empty()
                .field("name", "Two chromosomes")
                .field("service_id", "1")
                .field("reference_panel_id", "1")
                .field("build", "hg38")
                .file("chr1.vcf.gz", "one");
        var answer = as(ADA).submit(two.file("chr2.vcf.gz", "two"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(PLATFORM.uploads()).extracting(Uploaded::filename).containsExactly("chr1.vcf.gz", "chr2.vcf.gz");
        assertThat(answer.body().path("input_file_ids")).hasSize(2);

        var again = as(ADA).submit(two.file("chr2.vcf.gz", "twice"));
        assertThat(again.status()).isEqualTo(400);
        assertThat(fields(again)).containsExactly("input_file");
    }

    @Test
    void a_file_is_not_refused_for_its_name() {
        var answer = as(ADA).submit(Form.empty()
                .field("name", "Odd names")
                .field("service_id", "1")
                .field("reference_panel_id", "1")
                .field("build", "hg38")
                .file("my study (1).vcf.gz", "one")
                .file("ok2.vcf.bgz", "two")
                .file("Größe?.vcf", "three"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(PLATFORM.uploads())
                .extracting(Uploaded::filename)
                .containsExactly("my study (1).vcf.gz", "ok2.vcf.bgz", "Größe_.vcf");
    }

    @Test
    void a_file_of_another_name_is_no_input_wherever_it_stands() {
        var form = Form.empty()
                .field("name", "My Job")
                .field("service_id", "1")
                .field("reference_panel_id", "1")
                .field("build", "hg38")
                .file("chr1.vcf.gz", "one");
        var answer = as(ADA).submit(form.file("ped_file", "chr2.vcf.gz", "two"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer)).containsExactly("ped_file");
        assertThat(PLATFORM.uploads()).extracting(Uploaded::filename).containsExactly("chr1.vcf.gz");
    }

    @Test
    void a_form_without_files_or_with_files_of_another_kind_is_refused() {
        var form = Form.empty()
                .field("name", "My Job")
                .field("service_id", "1")
                .field("reference_panel_id", "1")
                .field("build", "hg38");
        assertThat(fields(as(ADA).submit(form))).containsExactly("input_file");
        assertThat(fields(as(ADA).submit(form.file("genotypes.bed", "x")))).containsExactly("input_file");
        assertThat(PLATFORM.uploads()).isEmpty();
    }

    @Test
    void a_population_is_taken_in_any_spelling_and_a_neutral_one_when_none_is_asked_for() {
        assertThat(as(ADA).submit(Form.documented()).text("population")).isEqualTo("off");
        var asked = as(ADA).submit(Form.documented().field("population", "AFR"));
        assertThat(asked.text("population")).isEqualTo("afr");
        var wrong = as(ADA).submit(Form.documented().field("population", "eur"));
        assertThat(fields(wrong)).containsExactly("population");
    }

    @Test
    void a_repeated_request_gets_the_first_job_and_another_users_key_is_another_key() {
        var first = as(ADA).submit(Form.documented(), KEY);
        var second = as(ADA).submit(Form.documented(), KEY);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(PLATFORM.uploads()).hasSize(1);
        assertThat(as(EVE).submit(Form.documented(), KEY).text("id")).isNotEqualTo(first.text("id"));
    }

    @Test
    void an_upload_that_breaks_off_leaves_a_failed_job_and_may_be_sent_again_under_the_same_key() throws Exception {
        as(ADA).submitAndBreakOff(
                        Form.empty()
                                .field("name", "Broken off")
                                .field("service_id", "1")
                                .file("test.vcf.gz", "geno".repeat(10_000)),
                        KEY);
        await().until(() -> as(ADA).get("/jobs?status=failed")
                .body()
                .path("items")
                .path(0)
                .path("error_code")
                .asString("")
                .equals("upload_interrupted"));
        assertThat(as(ADA).submit(Form.documented(), KEY).status()).isEqualTo(201);
    }

    @Test
    void when_file_manager_is_away_the_job_fails_with_a_reason_and_the_sender_hears_it() {
        PLATFORM.filesAreDown();
        var answer = as(ADA).submit(Form.documented());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("code")).isEqualTo("dependency_unavailable");
        var job = as(ADA).get("/jobs").body().path("items").get(0);
        assertThat(job.path("error_code").asString()).isEqualTo("dependency_unavailable");
    }

    @Test
    void a_pending_job_of_a_process_that_died_ends_as_interrupted() {
        db.sql("""
                        INSERT INTO imputation_jobs (id, user_id, name, service_id, status, updated_at)
                        VALUES (gen_random_uuid(), 42, 'Left behind', 1, 'pending', now() - interval '31 minutes')""").update();
        uploads.keepAlive();
        assertThat(as(ADA).get("/jobs")
                        .body()
                        .path("items")
                        .get(0)
                        .path("error_code")
                        .asString())
                .isEqualTo("upload_interrupted");
    }

    @Test
    void the_same_request_takes_over_what_a_process_that_died_had_begun() {
        db.sql("""
                        INSERT INTO imputation_jobs (id, user_id, name, service_id, status, updated_at, idempotency_key)
                        VALUES (gen_random_uuid(), 42, 'Begun', 1, 'pending', now() - interval '5 seconds', :key)""").param("key", KEY).update();
        var early = as(ADA).submit(Form.documented(), KEY);
        assertThat(early.status()).as("it may still be arriving").isEqualTo(409);
        assertThat(early.text("code")).isEqualTo("already_being_taken");

        db.sql("UPDATE imputation_jobs SET updated_at = now() - interval '16 seconds'")
                .update();
        var again = as(ADA).submit(Form.documented(), KEY);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("status")).isEqualTo("queued");
        assertThat(as(ADA).get("/jobs").body().path("total").asInt()).isEqualTo(1);
    }

    private List<String> history(Answer job) {
        var lines = as(ADA).get("/jobs/" + job.text("id") + "/status-updates").body();
        return StreamSupport.stream(lines.spliterator(), false)
                .map(line -> line.path("status").asString())
                .toList();
    }

    private static List<String> fields(Answer problem) {
        return StreamSupport.stream(problem.body().path("errors").spliterator(), false)
                .map(error -> error.path("field").asString())
                .toList();
    }
}
