package org.fip.processor.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.fip.processor.test.Form;
import org.fip.processor.test.RunningProcessor;
import org.junit.jupiter.api.Test;

class RetryIT extends RunningProcessor {
    @Test
    void a_failed_job_goes_on_at_the_step_that_failed() {
        var id = failed("timed_out", "POLL");
        assertThat(as(ADA).get("/jobs/" + id).body().path("retryable").asBoolean())
                .isTrue();

        var again = as(ADA).post("/jobs/" + id + "/retry");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("status")).isEqualTo("queued");
        assertThat(again.text("external_job_id")).isEqualTo("job-1");
        assertThat(again.body().path("error_code").isNull()).isTrue();
        assertThat(next(id)).isEqualTo("POLL");
    }

    @Test
    void its_owner_may_ask_for_a_new_external_job() {
        var id = failed("timed_out", "POLL");
        var again = as(ADA).post("/jobs/" + id + "/retry", "{\"resubmit\":true}");
        assertThat(again.body().path("external_job_id").isNull()).isTrue();
        assertThat(next(id)).isEqualTo("SUBMIT");
    }

    @Test
    void a_job_that_has_not_failed_is_left_alone_and_the_answer_says_what_else_to_do() {
        var id = as(ADA).submit(Form.documented()).text("id");
        var answer = as(ADA).post("/jobs/" + id + "/retry");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("not_retryable");
        assertThat(answer.text("detail")).contains("queued");
        assertThat(as(EVE).post("/jobs/" + id + "/retry").status()).isEqualTo(404);
    }

    @Test
    void a_job_that_was_started_elsewhere_and_is_over_there_cannot_be_ordered_anew() {
        var id = failed("remote_failed", "HARVEST");
        db.sql("UPDATE imputation_jobs SET adopted = true").update();
        assertThat(as(ADA).get("/jobs/" + id).body().path("retryable").asBoolean(true))
                .isFalse();
        var answer = as(ADA).post("/jobs/" + id + "/retry");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("detail")).contains("started elsewhere");
    }

    @Test
    void operators_see_and_redrive_what_the_platform_gave_up_on_but_not_what_it_is_about() {
        var id = failed("internal_error", "HARVEST");
        failed("remote_failed", "HARVEST");

        var letters = asOperator().get("/jobs/dead-letters").body();
        assertThat(letters.path("total").asInt()).isEqualTo(1);
        assertThat(letters.path("items").get(0).path("job_id").asString()).isEqualTo(id);
        assertThat(letters.path("items").get(0).path("step").asString()).isEqualTo("HARVEST");
        assertThat(letters.toString()).doesNotContain("My Job", "vcf");
        assertThat(as(ADA).get("/jobs/dead-letters").status()).isEqualTo(403);
        assertThat(as(ADA).post("/jobs/dead-letters/" + id + "/redrive").status())
                .isEqualTo(403);

        assertThat(asOperator().post("/jobs/dead-letters/" + id + "/redrive").status())
                .isEqualTo(204);
        assertThat(next(id)).isEqualTo("HARVEST");
        assertThat(asOperator().post("/jobs/dead-letters/" + id + "/redrive").status())
                .isEqualTo(404);
    }

    @Test
    void a_job_whose_input_is_needed_and_gone_is_refused_at_once() {
        var id = failed("service_unavailable", "SUBMIT");
        PLATFORM.forgetsFiles();
        var answer = as(ADA).post("/jobs/" + id + "/retry");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("input_deleted");
        assertThat(answer.body().path("files").get(0).asString()).isEqualTo("test.vcf.gz");
        assertThat(as(ADA).get("/jobs/" + id).text("status")).isEqualTo("failed");
    }

    @Test
    void a_job_whose_input_is_gone_but_was_sent_is_followed_further() {
        var id = failed("timed_out", "POLL");
        PLATFORM.forgetsFiles();
        assertThat(as(ADA).post("/jobs/" + id + "/retry").status()).isEqualTo(200);
    }

    @Test
    void an_operator_who_lets_a_job_go_on_has_its_input_kept_first() {
        var id = failed("internal_error", "SUBMIT");
        var file = PLATFORM.uploads().getFirst().id();
        asOperator().post("/jobs/dead-letters/" + id + "/redrive");
        assertThat(PLATFORM.attached()).last().asString().contains(id, file.toString());
    }

    private String failed(String code, String step) {
        var id = as(ADA).submit(Form.documented()).text("id");
        db.sql("""
                        UPDATE imputation_jobs SET status = 'failed', external_job_id = 'job-1', error_code = :code,
                          failed_step = :step, next_step = NULL, next_run_at = NULL, completed_at = now()
                        WHERE id = :id::uuid""").param("code", code).param("step", step).param("id", id).update();
        return id;
    }

    private String next(String id) {
        return db.sql("SELECT next_step FROM imputation_jobs WHERE id = :id::uuid")
                .param("id", id)
                .query(String.class)
                .single();
    }
}
