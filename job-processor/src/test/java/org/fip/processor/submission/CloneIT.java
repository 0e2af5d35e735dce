package org.fip.processor.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.fip.processor.test.Form;
import org.fip.processor.test.RunningProcessor;
import org.junit.jupiter.api.Test;

class CloneIT extends RunningProcessor {
    @Test
    void a_copy_uses_the_same_files_and_parameters() {
        var first = as(ADA).submit(Form.documented());
        var copy = as(ADA).post("/jobs/" + first.text("id") + "/clone");

        assertThat(copy.status()).isEqualTo(201);
        assertThat(copy.text("name")).isEqualTo("My Job (copy)");
        assertThat(copy.text("status")).isEqualTo("queued");
        assertThat(copy.text("cloned_from")).isEqualTo(first.text("id"));
        for (var same : new String[] {"build", "reference_panel_id", "phasing", "population", "input_file_ids"}) {
            assertThat(copy.body().path(same)).as(same).isEqualTo(first.body().path(same));
        }
        assertThat(PLATFORM.uploads()).as("nothing is uploaded again").hasSize(1);
        assertThat(as(ADA).get("/jobs/" + copy.text("id") + "/files")
                        .body()
                        .get(0)
                        .path("filename")
                        .asString())
                .isEqualTo("test.vcf.gz");
    }

    @Test
    void what_is_changed_is_checked_as_in_a_new_job() {
        var id = as(ADA).submit(Form.documented()).text("id");
        var changed = as(ADA).post("/jobs/" + id + "/clone", "{\"name\":\"On hg19\",\"build\":\"hg19\"}");
        assertThat(changed.status()).isEqualTo(201);
        assertThat(changed.text("build")).isEqualTo("hg19");
        var wrong = as(ADA).post("/jobs/" + id + "/clone", "{\"build\":\"hg17\",\"reference_panel_id\":3}");
        assertThat(wrong.text("code")).isEqualTo("validation_failed");
        assertThat(wrong.body().path("errors")).hasSize(2);
    }

    @Test
    void the_same_request_sent_twice_makes_one_copy() {
        var id = as(ADA).submit(Form.documented()).text("id");
        var first = as(ADA).post("/jobs/" + id + "/clone", "{}", "clone-key-1");
        var second = as(ADA).post("/jobs/" + id + "/clone", "{}", "clone-key-1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
    }

    @Test
    void a_job_without_input_and_another_users_job_cannot_be_copied() {
        as(ADA).post("/jobs/adopt", "{\"service_id\":1,\"jobs\":[{\"external_job_id\":\"job-1\"}]}");
        var adopted =
                as(ADA).get("/jobs").body().path("items").get(0).path("id").asString();
        assertThat(as(ADA).post("/jobs/" + adopted + "/clone").text("code")).isEqualTo("no_input_to_reuse");
        var id = as(ADA).submit(Form.documented()).text("id");
        assertThat(as(EVE).post("/jobs/" + id + "/clone").status()).isEqualTo(404);
    }
}
