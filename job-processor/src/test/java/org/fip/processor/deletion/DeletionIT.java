package org.fip.processor.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import org.fip.processor.test.Form;
import org.fip.processor.test.RunningProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeletionIT extends RunningProcessor {
    @Autowired
    Remains remains;

    @Test
    void an_ended_job_goes_with_its_files_and_leaves_no_names() {
        var id = ended();
        assertThat(as(ADA).delete("/jobs/" + id).status()).isEqualTo(204);

        assertThat(as(ADA).get("/jobs/" + id).status()).isEqualTo(404);
        assertThat(as(ADA).get("/jobs").body().path("total").asInt()).isZero();
        assertThat(as(ADA).delete("/jobs/" + id).status()).isEqualTo(404);
        assertThat(PLATFORM.removed()).singleElement().asString().contains(id, inputOf(0));
        var left = db.sql(
                        "SELECT to_jsonb(d)::text FROM deleted_jobs d WHERE files_removed_at IS NOT NULL AND audited_at IS NOT NULL")
                .query(String.class)
                .single();
        assertThat(left).contains(id, "eagle").doesNotContain("My Job", "vcf");
    }

    @Test
    void a_job_that_has_not_ended_stays() {
        var id = as(ADA).submit(Form.documented()).text("id");
        var answer = as(ADA).delete("/jobs/" + id);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("job_not_ended");
        assertThat(answer.text("action")).contains("Cancel");
        assertThat(as(EVE).delete("/jobs/" + id).status()).isEqualTo(404);
        assertThat(as(ADA).get("/jobs/" + id).status()).isEqualTo(200);
    }

    @Test
    void an_input_that_another_job_uses_becomes_its_own() {
        var id = ended();
        var copy = as(ADA).post("/jobs/" + id + "/clone").text("id");
        as(ADA).delete("/jobs/" + id);
        assertThat(PLATFORM.attached()).last().asString().contains(copy, inputOf(0));
        assertThat(PLATFORM.removed()).singleElement().asString().contains(id).doesNotContain(inputOf(0));
    }

    @Test
    void files_that_cannot_go_now_go_later() {
        var id = ended();
        PLATFORM.filesAreDown();
        assertThat(as(ADA).delete("/jobs/" + id).status()).isEqualTo(204);
        assertThat(PLATFORM.removed()).isEmpty();

        PLATFORM.filesAreUp();
        db.sql("UPDATE deleted_jobs SET claimed_until = NULL").update();
        remains.clear();
        assertThat(PLATFORM.removed()).singleElement().asString().contains(id);
    }

    @Test
    void a_job_whose_input_was_deleted_is_not_copied() {
        var id = ended();
        PLATFORM.forgetsFiles();
        var answer = as(ADA).post("/jobs/" + id + "/clone");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("input_deleted");
        assertThat(answer.text("detail")).contains("test.vcf.gz");
    }

    private String inputOf(int upload) {
        return PLATFORM.uploads().get(upload).id().toString();
    }

    private String ended() {
        var id = as(ADA).submit(Form.documented()).text("id");
        db.sql("""
                        UPDATE imputation_jobs SET status = 'completed', next_step = NULL, next_run_at = NULL,
                          completed_at = now() WHERE id = :id::uuid""").param("id", id).update();
        return id;
    }
}
