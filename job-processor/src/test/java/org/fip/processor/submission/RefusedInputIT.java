package org.fip.processor.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.fip.processor.test.Form;
import org.fip.processor.test.ProcessorApi.Answer;
import org.fip.processor.test.RunningProcessor;
import org.junit.jupiter.api.Test;

/** Input that the service would refuse goes nowhere, and is not lost. */
class RefusedInputIT extends RunningProcessor {
    @Test
    void input_that_came_along_is_refused_with_every_finding_and_the_job_is_kept() {
        PLATFORM.wouldRefuse();
        var answer = as(ADA).submit(Form.documented());
        assertRefused(answer);
        assertThat(answer.text("detail")).isEqualTo("H3Africa would refuse the input. test.vcf.gz: Not sorted.");
        var findings = answer.body().path("findings");
        assertThat(findings).hasSize(3);
        assertThat(findings.get(0).path("rule").asString()).isEqualTo("not-sorted");
        assertThat(findings.get(0).path("filename").asString()).isEqualTo("test.vcf.gz");
        assertThat(findings.get(0).path("cure").asString()).isEqualTo("bcftools sort");

        var job = as(ADA).get("/jobs/" + answer.text("job_id")).body();
        assertThat(job.path("status").asString()).isEqualTo("failed");
        assertThat(job.path("error_code").asString()).isEqualTo("input_refused");
        assertThat(job.path("input_findings")).isEqualTo(findings);
        assertThat(job.path("retryable").asBoolean()).isTrue();
        assertThat(job.path("build").asString()).isEqualTo("hg38");
        assertThat(as(ADA).get("/jobs/" + answer.text("job_id") + "/status-updates")
                        .body()
                        .findValuesAsString("message"))
                .endsWith(
                        "test.vcf.gz: Not sorted.",
                        "Lifted over.",
                        "test.vcf.gz: Indels are left out.",
                        answer.text("detail"));
    }

    @Test
    void the_same_request_sent_again_gets_the_same_answer() {
        PLATFORM.wouldRefuse();
        var first = as(ADA).submit(Form.documented(), "refused-key-1");
        assertRefused(first);
        PLATFORM.wouldAccept();
        var second = as(ADA).submit(Form.documented(), "refused-key-1");
        assertRefused(second);
        assertThat(second.body().path("findings")).isEqualTo(first.body().path("findings"));
        assertThat(second.text("job_id")).isEqualTo(first.text("job_id"));
        assertThat(as(ADA).get("/jobs").body().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void files_that_were_uploaded_before_and_copies_are_refused_alike() {
        var good = as(ADA).submit(Form.documented());
        PLATFORM.wouldRefuse();
        var file = PLATFORM.has("chr1.vcf.gz");
        var uploaded = as(ADA).post("/jobs", order(file), "refused-key-2");
        assertRefused(uploaded);
        assertThat(as(ADA).post("/jobs", order(file), "refused-key-2").body().path("findings"))
                .isEqualTo(uploaded.body().path("findings"));
        assertRefused(as(ADA).post("/jobs/" + good.text("id") + "/clone"));
    }

    @Test
    void a_refused_job_can_be_tried_again_and_its_files_used_again() {
        PLATFORM.wouldRefuse();
        var refused = as(ADA).submit(Form.documented()).text("job_id");
        PLATFORM.wouldAccept();
        var copy = as(ADA).post("/jobs/" + refused + "/clone", "{\"build\":\"hg19\"}");
        assertThat(copy.status()).as(copy.body().toString()).isEqualTo(201);
        assertThat(PLATFORM.uploads()).hasSize(1);
        var again = as(ADA).post("/jobs/" + refused + "/retry");
        assertThat(again.text("status")).isEqualTo("queued");
        assertThat(again.body().path("input_findings")).isEmpty();
        assertThat(isChecked(refused)).as("the worker looks again").isFalse();
    }

    @Test
    void who_knows_better_has_refused_input_sent_as_it_is() {
        PLATFORM.wouldRefuse();
        var refused = as(ADA).submit(Form.documented()).text("job_id");
        var again = as(ADA).post("/jobs/" + refused + "/retry", "{\"ignore_findings\":true}");
        assertThat(again.text("status")).isEqualTo("queued");
        assertThat(isChecked(refused)).as("the worker does not look again").isTrue();
        assertThat(as(ADA).get("/jobs/" + refused + "/status-updates").body().findValuesAsString("message"))
                .endsWith("Sent at its owner's word, whatever was found in the input");
    }

    @Test
    void an_inspection_that_takes_long_or_fails_leaves_the_check_to_the_worker() {
        PLATFORM.inspectionTakesLong();
        var large = as(ADA).submit(Form.documented());
        assertThat(large.text("status")).isEqualTo("queued");
        assertThat(isChecked(large.text("id"))).isFalse();
        PLATFORM.inspectionFails();
        assertThat(isChecked(as(ADA).submit(Form.documented()).text("id"))).isFalse();
        PLATFORM.reset();
        assertThat(isChecked(as(ADA).submit(Form.documented()).text("id"))).isTrue();
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("input_refused");
        assertThat(answer.text("action")).isNotBlank();
    }

    private boolean isChecked(String job) {
        return db.sql("SELECT input_checked FROM imputation_jobs WHERE id = :id::uuid")
                .param("id", job)
                .query(Boolean.class)
                .single();
    }

    private static String order(UUID file) {
        return """
                {"name":"Uploaded before","service_id":1,"reference_panel_id":1,"build":"hg38","phasing":"eagle",
                 "population":"afr","input_file_ids":["%s"]}""".formatted(file);
    }
}
