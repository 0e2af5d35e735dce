package org.fip.processor.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fip.processor.test.RunningProcessor;
import org.junit.jupiter.api.Test;

class UploadedFilesIT extends RunningProcessor {
    @Test
    void a_job_takes_files_that_were_uploaded_before_in_their_order() {
        var chr1 = PLATFORM.has("chr1.vcf.gz");
        var chr2 = PLATFORM.has("chr2.vcf.gz");
        var job = as(ADA).post("/jobs", order(List.of(chr2, chr1)));

        assertThat(job.status()).as(job.body().toString()).isEqualTo(201);
        assertThat(job.text("status")).isEqualTo("queued");
        assertThat(job.text("build")).isEqualTo("hg38");
        assertThat(job.text("input_file_id")).isEqualTo(chr2.toString());
        assertThat(job.body().path("input_file_ids"))
                .extracting(id -> id.asString())
                .containsExactly(chr2.toString(), chr1.toString());
        assertThat(PLATFORM.attached()).singleElement().asString().contains(job.text("id"), chr1.toString());
        assertThat(as(ADA).get("/jobs/" + job.text("id") + "/files").body())
                .extracting(f -> f.path("filename").asString())
                .containsExactlyInAnyOrder("chr2.vcf.gz", "chr1.vcf.gz");
    }

    @Test
    void the_same_request_sent_twice_makes_one_job() {
        var order = order(List.of(PLATFORM.has("chr1.vcf.gz")));
        var first = as(ADA).post("/jobs", order, "uploaded-key-1");
        var second = as(ADA).post("/jobs", order, "uploaded-key-1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
    }

    @Test
    void a_file_that_is_not_the_users_is_named_and_no_job_is_made() {
        var stranger = UUID.randomUUID();
        var answer = as(ADA).post("/jobs", order(List.of(PLATFORM.has("chr1.vcf.gz"), stranger)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).contains("input_file_ids", stranger.toString());
        assertThat(PLATFORM.attached()).isEmpty();
        assertThat(as(ADA).get("/jobs").body().path("total").asInt()).isZero();
    }

    @Test
    void names_and_order_are_checked_as_with_files_that_come_along() {
        var twice = PLATFORM.has("chr1.vcf.gz");
        assertThat(as(ADA).post("/jobs", order(List.of(twice, twice))).text("detail"))
                .contains("twice");
        assertThat(as(ADA).post("/jobs", order(List.of(twice, PLATFORM.has("chr1.vcf.gz"))))
                        .text("detail"))
                .contains("its own name");
        assertThat(as(ADA).post("/jobs", order(List.of(PLATFORM.has("notes.txt"))))
                        .text("detail"))
                .contains(".vcf.gz");
        assertThat(as(ADA).post("/jobs", order(List.of())).text("code")).isEqualTo("validation_failed");
        assertThat(as(ADA).post("/jobs", order(List.of(twice)).replace("hg38", "hg17"))
                        .text("detail"))
                .contains("build");
    }

    @Test
    void plain_text_is_taken_too_under_a_name_that_is_free_once_it_is_packed() {
        var plain = PLATFORM.has("chr1.vcf");
        assertThat(as(ADA).post("/jobs", order(List.of(plain, PLATFORM.has("chr1.vcf.gz"))))
                        .text("detail"))
                .contains("its own name");
        assertThat(as(ADA).post("/jobs", order(List.of(plain))).status()).isEqualTo(201);
    }

    @Test
    void a_file_is_not_refused_for_its_name() {
        var names = List.of("ok2.vcf.bgz", "my study (1).vcf.gz", "Zoë's 研究.VCF.GZ", "x".repeat(248) + ".vcf.gz");
        var job = as(ADA).post("/jobs", order(names.stream().map(PLATFORM::has).toList()));
        assertThat(job.status()).as(job.body().toString()).isEqualTo(201);

        assertThat(as(ADA).post("/jobs", order(List.of(PLATFORM.has("a.vcf.bgz"), PLATFORM.has("a.vcf.gz"))))
                        .text("detail"))
                .contains("its own name");
    }

    @Test
    void without_a_credential_the_documented_answer_comes() {
        PLATFORM.userHasCredential(false);
        assertThat(as(ADA).post("/jobs", order(List.of(PLATFORM.has("chr1.vcf.gz"))))
                        .text("code"))
                .isEqualTo("credentials_missing");
    }

    private static String order(List<UUID> files) {
        return """
                {"name":"Uploaded before","service_id":1,"reference_panel_id":1,"build":"hg38","phasing":"eagle",
                 "population":"afr","input_file_ids":[%s]}""".formatted(files.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",")));
    }
}
