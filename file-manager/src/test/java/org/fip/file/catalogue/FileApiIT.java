package org.fip.file.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fip.common.test.TestIdentity;
import org.fip.file.FileManagerUnderTest;
import org.fip.file.Form;
import org.fip.file.Person;
import org.fip.file.StandInJobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class FileApiIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");
    private static final Person BOB = Person.of(43, "bob");

    @Autowired
    private FileCatalogue catalogue;

    @Test
    void the_newest_file_comes_first_and_pages_do_not_overlap() {
        IntStream.rangeClosed(1, 5).forEach(n -> {
            clock.advance(Duration.ofSeconds(1));
            upload(ADA, new Form().file("chr" + n + ".vcf.gz", "x"));
        });
        upload(BOB, new Form().file("his.vcf.gz", "x"));
        assertThat(names("/files"))
                .containsExactly("chr5.vcf.gz", "chr4.vcf.gz", "chr3.vcf.gz", "chr2.vcf.gz", "chr1.vcf.gz");
        assertThat(names("/files?page=1&size=2")).containsExactly("chr3.vcf.gz", "chr2.vcf.gz");
        assertThat(names("/files?page=2&size=2")).containsExactly("chr1.vcf.gz");
        assertThat(names("/files?page=3&size=2")).isEmpty();
        var page = get("/files?page=1&size=2", ADA.token()).json();
        assertThat(page.path("total").asLong()).isEqualTo(5);
        assertThat(page.path("page").asInt()).isEqualTo(1);
        assertThat(page.path("size").asInt()).isEqualTo(2);
    }

    @Test
    void files_are_found_by_job_and_by_side() {
        var one = UUID.randomUUID();
        var other = UUID.randomUUID();
        store(one, "input", "in.vcf.gz");
        store(one, "output", "out.vcf.gz");
        store(other, "output", "other.vcf.gz");
        assertThat(names("/files?job_id=" + one)).containsExactlyInAnyOrder("in.vcf.gz", "out.vcf.gz");
        assertThat(names("/files?file_type=output")).containsExactlyInAnyOrder("out.vcf.gz", "other.vcf.gz");
        assertThat(names("/files?file_type=output&job_id=" + one)).containsExactly("out.vcf.gz");
        assertThat(names("/files?job_id=" + UUID.randomUUID())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'created_at,asc',  old.vcf.gz Large.vcf.gz small.vcf.gz",
        "created_at,        small.vcf.gz Large.vcf.gz old.vcf.gz",
        "'filename,asc',    Large.vcf.gz old.vcf.gz small.vcf.gz",
        "'filename,desc',   small.vcf.gz old.vcf.gz Large.vcf.gz",
        "'file_size,desc',  Large.vcf.gz old.vcf.gz small.vcf.gz",
        "'file_size,asc',   small.vcf.gz old.vcf.gz Large.vcf.gz"
    })
    void files_are_sorted_as_wished(String sort, String names) {
        upload(ADA, new Form().file("old.vcf.gz", "xx"));
        clock.advance(Duration.ofSeconds(1));
        upload(ADA, new Form().file("Large.vcf.gz", "xxx"));
        clock.advance(Duration.ofSeconds(1));
        upload(ADA, new Form().file("small.vcf.gz", "x"));
        assertThat(names("/files?sort=" + sort)).containsExactly(names.split(" "));
    }

    @Test
    void files_are_found_by_part_of_their_name() {
        upload(ADA, new Form().file("study_chr20.vcf.gz", "x"));
        upload(ADA, new Form().file("study_chr21.vcf.gz", "x"));
        upload(BOB, new Form().file("his_chr20.vcf.gz", "x"));
        assertThat(names("/files?q=CHR20")).containsExactly("study_chr20.vcf.gz");
        assertThat(names("/files?q=_")).hasSize(2);
        assertThat(get("/files?q=chr20", ADA.token()).json().path("total").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "page=-1,           page",
        "page=2147483647,   page",
        "page=first,        page",
        "size=0,            size",
        "size=101,          size",
        "job_id=4711,       job_id",
        "file_type=INPUT,   file_type",
        "sort=sha256,       sort",
        "'sort=filename,up', sort",
        "'sort=filename,asc,desc', sort"
    })
    void a_wrong_parameter_is_named(String query, String field) {
        var answer = get("/files?" + query, ADA.token());
        assertProblem(answer, 400, "validation_failed");
        assertThat(answer.json().path("errors").findValuesAsString("field")).containsExactly(field);
    }

    @Test
    void another_users_file_does_not_exist() {
        var file = upload(ADA, new Form().file("chr20.vcf.gz", "hers")).id();
        assertProblem(get("/files/" + file, BOB.token()), 404, "not_found");
        assertProblem(get("/files/" + file + "/download", BOB.token()), 404, "not_found");
        assertProblem(delete("/files/" + file, BOB.token()), 404, "not_found");
        assertThat(get("/files", BOB.token()).json().path("total").asInt()).isZero();
        assertThat(get(linkTo(ADA, file), null).text()).isEqualTo("hers");
    }

    @Test
    void a_deleted_file_is_gone_with_its_bytes() throws Exception {
        var file = upload(ADA, new Form().file("chr20.vcf.gz", "x")).id();
        var link = linkTo(ADA, file);
        assertThat(delete("/files/" + file, ADA.token()).status()).isEqualTo(204);
        assertThat(onDisk()).isEmpty();
        assertProblem(get("/files/" + file, ADA.token()), 404, "not_found");
        assertProblem(get("/files/" + file + "/download", ADA.token()), 404, "not_found");
        assertProblem(delete("/files/" + file, ADA.token()), 404, "not_found");
        assertProblem(get(link, null), 404, "not_found");
    }

    @Test
    void a_file_deleted_twice_at_once_is_deleted_once() {
        var file = upload(ADA, new Form().file("chr20.vcf.gz", "x")).id();
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> delete("/files/" + file, ADA.token())))
                .limit(4)
                .toList()
                .stream()
                .map(a -> a.join().status())
                .toList();
        assertThat(answers).containsExactlyInAnyOrder(204, 404, 404, 404);
    }

    @Test
    void a_file_that_a_job_needs_stays_and_the_job_is_named() {
        var file = upload(ADA, new Form().file("chr20.vcf.gz", "x")).id();
        var job = UUID.randomUUID();
        StandInJobs.INSTANCE.needs(file, job, 42, "Cohort A");
        var refused = delete("/files/" + file, ADA.token());
        assertProblem(refused, 409, "file_in_use");
        assertThat(refused.json().path("detail").asString()).contains("chr20.vcf.gz", "'Cohort A'");
        assertThat(refused.json().path("action").asString()).contains("cancel it first");
        assertThat(refused.json().path("job_id").asString()).isEqualTo(job.toString());
        assertThat(get(linkTo(ADA, file), null).text()).isEqualTo("x");

        StandInJobs.INSTANCE.usedUntil(file, clock.instant());
        assertThat(delete("/files/" + file, ADA.token()).status()).isEqualTo(204);
    }

    @Test
    void another_users_job_is_not_named() {
        var file = upload(ADA, new Form().file("chr20.vcf.gz", "x")).id();
        StandInJobs.INSTANCE.needs(file, UUID.randomUUID(), 43, "His cohort");
        var refused = delete("/files/" + file, ADA.token());
        assertProblem(refused, 409, "file_in_use");
        assertThat(refused.text()).doesNotContain("His cohort", "job_id");
        assertProblem(delete("/files/" + file, BOB.token()), 404, "not_found");
    }

    @Test
    void while_jobs_cannot_be_asked_nothing_is_deleted() {
        var file = upload(ADA, new Form().file("chr20.vcf.gz", "x")).id();
        StandInJobs.INSTANCE.isSilent();
        assertProblem(delete("/files/" + file, ADA.token()), 503, "dependency_unavailable");
        assertThat(get(linkTo(ADA, file), null).text()).isEqualTo("x");
    }

    @Test
    void a_file_that_a_job_is_just_taking_stays_although_nobody_knows_the_job_yet() {
        var file = upload(ADA, new Form().file("chr20.vcf.gz", "x")).id();
        clock.advance(Duration.ofSeconds(1));
        attach(file);
        assertProblem(delete("/files/" + file, ADA.token()), 409, "file_in_use");
        clock.advance(Duration.ofMinutes(2));
        assertThat(delete("/files/" + file, ADA.token()).status()).isEqualTo(204);
    }

    @Test
    void a_file_of_a_job_that_was_cancelled_at_once_goes() {
        var file = upload(ADA, new Form().file("chr20.vcf.gz", "x")).id();
        clock.advance(Duration.ofSeconds(1));
        attach(file);
        StandInJobs.INSTANCE.usedUntil(file, clock.instant().plusSeconds(5));
        assertThat(delete("/files/" + file, ADA.token()).status()).isEqualTo(204);
    }

    @Test
    void a_job_that_takes_a_file_between_the_question_and_the_deletion_has_it() {
        var file = upload(ADA, new Form().file("chr20.vcf.gz", "x")).id();
        var asked = catalogue.require(42, file);
        clock.advance(Duration.ofSeconds(1));
        attach(file);
        assertThat(catalogue.deleteUnchanged(asked)).isFalse();
        assertThat(get(linkTo(ADA, file), null).text()).isEqualTo("x");
    }

    @Test
    void a_file_is_asked_for_by_its_id() {
        assertProblem(get("/files/chr20.vcf.gz", ADA.token()), 400, "validation_failed");
        assertProblem(get("/files/" + UUID.randomUUID(), ADA.token()), 404, "not_found");
    }

    @Test
    void without_a_token_nothing_is_listed_or_deleted() {
        var file = upload(ADA, new Form().file("chr20.vcf.gz", "x")).id();
        assertProblem(get("/files", null), 401, "unauthenticated");
        assertProblem(get("/files/" + file, null), 401, "unauthenticated");
        assertProblem(get("/files/" + file + "/download", null), 401, "unauthenticated");
        assertProblem(delete("/files/" + file, "Bearer nonsense"), 401, "unauthenticated");
    }

    private void attach(UUID file) {
        var attached = send(
                "/internal/users/42/files/attach",
                TestIdentity.serviceBearer("job-processor", "file-manager"),
                "application/json",
                "{\"job_id\":\"%s\",\"file_ids\":[\"%s\"]}".formatted(UUID.randomUUID(), file));
        assertThat(attached.status()).as(attached.text()).isEqualTo(200);
    }

    private void store(UUID jobId, String type, String name) {
        storeFor(ADA, new Form().field("job_id", jobId).field("file_type", type).file(name, "x"));
    }

    private List<String> names(String path) {
        return get(path, ADA.token()).json().path("items").findValuesAsString("filename");
    }
}
