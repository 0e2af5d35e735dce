package org.fip.processor.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import org.fip.processor.test.RunningProcessor;
import org.junit.jupiter.api.Test;

class AdoptionIT extends RunningProcessor {
    private static final String TWO = """
            {"service_id":1,"jobs":[{"external_job_id":"job-1","name":"By hand"},
             {"external_job_id":"job-2","archive_password":"s3cret!mailed"}]}""";

    @Test
    void chosen_jobs_are_followed_from_now_on_and_none_is_taken_twice() {
        var first = as(ADA).post("/jobs/adopt", TWO);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("results").get(0).path("adopted").asBoolean())
                .isTrue();
        var again = as(ADA).post("/jobs/adopt", TWO).body().path("results").get(0);
        assertThat(again.path("adopted").asBoolean()).isFalse();
        assertThat(again.path("job_id"))
                .isEqualTo(first.body().path("results").get(0).path("job_id"));

        var jobs = as(ADA).get("/jobs?sort=name,asc").body().path("items");
        assertThat(jobs).hasSize(2);
        assertThat(jobs.get(0).path("name").asString()).isEqualTo("By hand");
        assertThat(jobs.get(0).path("adopted").asBoolean()).isTrue();
        assertThat(jobs.get(1).path("name").asString()).isEqualTo("job-2");
        assertThat(as(EVE).get("/jobs").body().path("total").asInt()).isZero();
    }

    @Test
    void a_password_is_stored_sealed_only() {
        as(ADA).post("/jobs/adopt", TWO);
        assertThat(db.sql("SELECT row_to_json(j)::text FROM imputation_jobs j")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains("s3cret"));
        assertThat(db.sql("SELECT count(archive_password) FROM imputation_jobs")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void without_a_credential_there_is_nothing_to_follow_them_with() {
        PLATFORM.userHasCredential(false);
        assertThat(as(ADA).post("/jobs/adopt", TWO).text("code")).isEqualTo("credentials_missing");
    }

    @Test
    void what_is_wrong_is_named_at_once() {
        var answer = as(ADA).post("/jobs/adopt", """
                {"service_id":1,"jobs":[{"external_job_id":" "},{"external_job_id":"a","archive_password":"two words"}]}""");
        assertThat(answer.text("code")).isEqualTo("validation_failed");
        assertThat(answer.body().path("errors")).hasSize(2);
        assertThat(as(ADA).post("/jobs/adopt", "{\"service_id\":1,\"jobs\":[]}").text("code"))
                .isEqualTo("validation_failed");
    }
}
