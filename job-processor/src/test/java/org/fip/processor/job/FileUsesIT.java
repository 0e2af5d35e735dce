package org.fip.processor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.fip.processor.test.Form;
import org.fip.processor.test.RunningProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What file-manager hears before a file goes. */
class FileUsesIT extends RunningProcessor {
    @ParameterizedTest
    @ValueSource(strings = {"pending", "queued", "running"})
    void a_job_that_has_not_ended_needs_its_input_and_its_results(String status) {
        var job = job(status, null);
        assertThat(use(PLATFORM.uploads().getFirst().id(), null).path("needed").asBoolean())
                .isTrue();
        var needing = use(UUID.randomUUID(), job);
        assertThat(needing.path("needed").asBoolean()).isTrue();
        assertThat(needing.path("needed_by").path("id").asString()).isEqualTo(job.toString());
        assertThat(needing.path("needed_by").path("user_id").asLong()).isEqualTo(42);
        assertThat(needing.path("needed_by").path("name").asString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "failed", "cancelled"})
    void an_ended_job_needs_nothing_and_tells_when_it_ended(String status) {
        var ended = Instant.parse("2026-11-20T10:00:00Z");
        var job = job(status, ended);
        var input = use(PLATFORM.uploads().getFirst().id(), job);
        assertThat(input.path("needed").asBoolean(true)).isFalse();
        assertThat(input.path("needed_by").isNull()).isTrue();
        assertThat(Instant.parse(input.path("last_ended_at").asString())).isEqualTo(ended);
        assertThat(use(UUID.randomUUID(), job).path("needed").asBoolean(true)).isFalse();
    }

    @Test
    void of_two_jobs_with_one_input_the_one_that_runs_needs_it() {
        var first = job("completed", Instant.parse("2026-11-20T10:00:00Z"));
        as(ADA).post("/jobs/" + first + "/clone");
        assertThat(PLATFORM.attached())
                .as("its term begins anew before the copy counts on it")
                .hasSize(1);
        assertThat(use(PLATFORM.uploads().getFirst().id(), first).path("needed").asBoolean())
                .isTrue();
    }

    @Test
    void a_file_that_no_job_knows_is_answered_too() {
        var unknown = use(UUID.randomUUID(), UUID.randomUUID());
        assertThat(unknown.path("needed").asBoolean(true)).isFalse();
        assertThat(unknown.path("last_ended_at").isNull()).isTrue();
    }

    @Test
    void nobody_else_may_ask() {
        var question = "{\"files\":[{\"file_id\":\"%s\"}]}".formatted(UUID.randomUUID());
        assertThat(asService("job-worker")
                        .post("/internal/files/uses", question)
                        .status())
                .isEqualTo(403);
        assertThat(as(ADA).post("/internal/files/uses", question).status()).isGreaterThanOrEqualTo(400);
        assertThat(asService("file-manager")
                        .post("/internal/files/uses", "{\"files\":[]}")
                        .status())
                .isEqualTo(400);
    }

    private UUID job(String status, @Nullable Instant ended) {
        var id = UUID.fromString(as(ADA).submit(Form.documented()).text("id"));
        db.sql(
                        "UPDATE imputation_jobs SET status = :status, completed_at = :ended, next_step = NULL, next_run_at = NULL")
                .param("status", status)
                .param("ended", ended == null ? null : java.sql.Timestamp.from(ended))
                .update();
        return id;
    }

    private JsonNode use(UUID file, @Nullable UUID job) {
        var answer = asService("file-manager")
                .post(
                        "/internal/files/uses",
                        "{\"files\":[{\"file_id\":\"%s\",\"job_id\":%s}]}"
                                .formatted(file, job == null ? "null" : "\"" + job + "\""));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body()).hasSize(1);
        return answer.body().get(0);
    }
}
