package org.fip.processor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.fip.processor.test.Form;
import org.fip.processor.test.RunningProcessor;
import org.junit.jupiter.api.Test;

class JobApiIT extends RunningProcessor {
    @Test
    void another_users_job_is_not_there() {
        var id = as(ADA).submit(Form.documented()).text("id");
        for (var path : new String[] {"", "/status-updates", "/files", "/results"}) {
            assertThat(as(ADA).get("/jobs/" + id + path).status()).isEqualTo(200);
            var answer = as(EVE).get("/jobs/" + id + path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.text("code")).isEqualTo("not_found");
        }
        assertThat(as(EVE).post("/jobs/" + id + "/cancel").status()).isEqualTo(404);
        assertThat(as(EVE).get("/jobs").body().path("total").asInt()).isZero();
        assertThat(as(ADA).get("/jobs/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void a_list_is_filtered_sorted_and_paged_and_refuses_what_it_does_not_know() {
        for (var name : new String[] {"b", "a", "c"}) {
            as(ADA).submit(Form.empty()
                    .field("name", "Cohort " + name)
                    .field("service_id", "1")
                    .field("reference_panel_id", "1")
                    .field("build", "hg38")
                    .file("test.vcf.gz", "x"));
        }
        var page = as(ADA).get("/jobs?status=queued&service_id=1&q=cohort&sort=name,asc&page=1&size=2")
                .body();
        assertThat(page.path("total").asInt()).isEqualTo(3);
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("items").get(0).path("name").asString()).isEqualTo("Cohort c");
        assertThat(page.path("items").get(0).path("input_file_ids")).hasSize(1);
        for (var wrong : new String[] {"sort=user_id", "status=done", "size=101", "page=-1"}) {
            assertThat(as(ADA).get("/jobs?" + wrong).text("code")).as(wrong).isEqualTo("validation_failed");
        }
    }

    @Test
    void the_numbers_of_jobs_are_counted_per_status() {
        as(ADA).submit(Form.documented());
        var id = as(ADA).submit(Form.documented()).text("id");
        as(ADA).post("/jobs/" + id + "/cancel");
        var stats = as(ADA).get("/jobs/stats").body();
        assertThat(stats.path("total").asInt()).isEqualTo(2);
        assertThat(stats.path("queued").asInt()).isEqualTo(1);
        assertThat(stats.path("cancelled").asInt()).isEqualTo(1);
        assertThat(stats.path("failed").asInt()).isZero();
    }

    @Test
    void what_was_not_sent_yet_is_cancelled_at_once_and_asking_again_changes_nothing() {
        var id = as(ADA).submit(Form.documented()).text("id");
        var first = as(ADA).post("/jobs/" + id + "/cancel");
        var second = as(ADA).post("/jobs/" + id + "/cancel");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("status")).isEqualTo("cancelled");
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void what_is_on_the_external_server_is_left_to_the_worker_to_stop() {
        var id = as(ADA).submit(Form.documented()).text("id");
        db.sql("""
                        UPDATE imputation_jobs SET status = 'running', external_job_id = 'job-1', next_step = 'POLL',
                          submit_intent_at = now(), next_run_at = now() + interval '30 seconds'""").update();
        assertThat(as(ADA).post("/jobs/" + id + "/cancel").text("status")).isEqualTo("running");
        assertThat(db.sql("SELECT next_step FROM imputation_jobs")
                        .query(String.class)
                        .single())
                .isEqualTo("CANCEL");
    }

    @Test
    void files_and_results_come_from_file_manager() {
        var id = as(ADA).submit(Form.documented()).text("id");
        var file = as(ADA).get("/jobs/" + id + "/files").body().get(0);
        assertThat(file.path("filename").asString()).isEqualTo("test.vcf.gz");
        var result =
                as(ADA).get("/jobs/" + id + "/results").body().path("files").get(0);
        assertThat(result.path("filename").asString()).isEqualTo("chr20.dose.vcf.gz");
        assertThat(result.path("download_url").asString()).startsWith("http");
    }
}
