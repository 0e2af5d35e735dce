package org.fip.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.fip.common.client.StreamedFile;
import org.fip.common.security.Role;
import org.fip.common.test.TestIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** What job-processor and job-worker do on behalf of users, and that nobody else can. */
class InternalApiIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");
    private static final String FILES = "/internal/users/42/files";

    private final UUID jobId = UUID.randomUUID();

    @Test
    void a_result_belongs_to_the_user_it_is_stored_for() {
        var answer = post(FILES, bearer("job-worker"), output("chr20.dose.vcf.gz", "imputed"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(get("/files/" + answer.id(), ADA.token()).json()).isEqualTo(answer.json());
        assertProblem(get("/files/" + answer.id(), Person.of(43, "bob").token()), 404, "not_found");
    }

    @Test
    void a_result_stored_again_takes_the_place_of_the_one_before() throws Exception {
        var first = post(FILES, bearer("job-worker"), output("chr20.dose.vcf.gz", "half"))
                .id();
        var second = post(FILES, bearer("job-worker"), output("chr20.dose.vcf.gz", "whole"))
                .id();
        var other = post(FILES, bearer("job-worker"), output("chr21.dose.vcf.gz", "another"))
                .id();
        assertProblem(get("/files/" + first, ADA.token()), 404, "not_found");
        assertThat(ofJob().findValuesAsString("id")).containsExactly(second.toString(), other.toString());
        assertThat(get(linkTo(ADA, second), null).text()).isEqualTo("whole");
        assertThat(onDisk()).hasSize(2);
    }

    @Test
    void a_result_stored_several_times_at_once_is_there_once() throws Exception {
        var answers = IntStream.range(0, 6)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> post(FILES, bearer("job-worker"), output("chr20.dose.vcf.gz", "try " + n))))
                .toList();
        assertThat(answers)
                .allSatisfy(
                        a -> assertThat(a.join().status()).as(a.join().text()).isEqualTo(201));
        assertThat(ofJob()).hasSize(1);
        assertThat(onDisk()).hasSize(1);
    }

    @Test
    void what_a_deleted_job_leaves_goes_with_its_bytes_and_nothing_else_does() throws Exception {
        post(FILES, bearer("job-worker"), output("chr20.dose.vcf.gz", "imputed"));
        var input =
                upload(ADA, new Form().file("input.vcf.gz", "uploaded before")).id();
        var other =
                upload(ADA, new Form().file("other.vcf.gz", "of another job")).id();
        var body = "{\"job_id\":\"%s\",\"file_ids\":[\"%s\",\"%s\"]}".formatted(jobId, input, UUID.randomUUID());
        assertThat(send("/internal/users/43/files/remove", bearer("job-processor"), "application/json", body)
                        .status())
                .isEqualTo(204);
        assertThat(onDisk()).as("not another user's").hasSize(3);
        for (var twice = 0; twice < 2; twice++) {
            assertThat(send("/internal/users/42/files/remove", bearer("job-processor"), "application/json", body)
                            .status())
                    .isEqualTo(204);
        }
        assertThat(get("/files", ADA.token()).json().path("items").findValuesAsString("id"))
                .containsExactly(other.toString());
        assertThat(onDisk()).hasSize(1);
    }

    @Test
    void a_failed_second_try_leaves_the_first_result_alone() {
        var first = post(FILES, bearer("job-worker"), output("chr20.dose.vcf.gz", "whole"))
                .id();
        assertProblem(post(FILES, bearer("job-worker"), output("chr20.dose.vcf.gz", "")), 400, "empty_file");
        assertThat(get(linkTo(ADA, first), null).text()).isEqualTo("whole");
    }

    @Test
    void inputs_of_equal_names_are_kept_side_by_side() {
        for (var content : List.of("one", "two")) {
            var form = new Form()
                    .field("job_id", jobId)
                    .field("file_type", "input")
                    .file("chr20.vcf.gz", content);
            assertThat(post(FILES, bearer("job-processor"), form).status()).isEqualTo(201);
        }
        assertThat(ofJob()).hasSize(2);
    }

    @Test
    void what_the_platforms_own_client_streams_arrives_whole_and_under_its_name() throws Exception {
        var name = "statistics/étude génome.txt";
        store(name, Noise.stream(5 << 20));
        assertThat(ofJob().findValuesAsString("filename")).containsExactly(name);
        assertThat(ofJob().findValuesAsString("sha256")).containsExactly(Noise.sha256(Noise.stream(5 << 20)));
    }

    @Test
    void files_are_found_by_their_ids_in_the_order_of_the_question_and_only_the_users() {
        var one = upload(ADA, new Form().file("chr1.vcf.gz", "x")).id();
        var two = upload(ADA, new Form().file("chr2.vcf.gz", "x")).id();
        var his = upload(Person.of(43, "bob"), new Form().file("chr3.vcf.gz", "x"))
                .id();
        var question = "{\"file_ids\":[\"%s\",\"%s\",\"%s\"]}".formatted(two, his, one);
        var found = send(FILES + "/find", bearer("job-worker"), "application/json", question);
        assertThat(found.json().findValuesAsString("id")).containsExactly(two.toString(), one.toString());
        assertProblem(send(FILES + "/find", ADA.token(), "application/json", question), 403, "forbidden");
    }

    @Test
    void a_jobs_files_are_listed_inputs_first_then_by_name() {
        for (var name : List.of("chr2.dose.vcf.gz", "chr1.dose.vcf.gz")) {
            post(FILES, bearer("job-worker"), output(name, "x"));
        }
        post(FILES, bearer("job-processor"), new Form().field("job_id", jobId).file("z.vcf.gz", "x"));
        post(
                FILES,
                bearer("job-processor"),
                new Form().field("job_id", UUID.randomUUID()).file("other.vcf.gz", "x"));
        assertThat(ofJob().findValuesAsString("filename"))
                .containsExactly("z.vcf.gz", "chr1.dose.vcf.gz", "chr2.dose.vcf.gz");
        assertThat(ofJob().get(0).path("job_id").asString()).isEqualTo(jobId.toString());
        assertThat(get("/internal/users/43/files?job_id=" + jobId, bearer("job-worker"))
                        .text())
                .isEqualTo("[]");
    }

    @Test
    void results_come_with_links_that_their_owner_can_open() {
        post(FILES, bearer("job-processor"), new Form().field("job_id", jobId).file("chr20.vcf.gz", "input"));
        post(FILES, bearer("job-worker"), output("chr20.dose.vcf.gz", "imputed"));
        var results =
                get(FILES + "/results?job_id=" + jobId, bearer("job-processor")).json();
        assertThat(results.findValuesAsString("filename")).containsExactly("chr20.dose.vcf.gz");
        var result = results.get(0);
        assertThat(result.path("file_size").asLong()).isEqualTo("imputed".length());
        assertThat(result.path("sha256").asString()).hasSize(64);
        assertThat(result.path("expires_at").asString()).isNotEmpty();
        var url = result.path("download_url").asString();
        assertThat(url).startsWith("http://localhost:8000/api/");
        assertThat(get(URI.create(url).getPath().substring("/api".length()), null)
                        .text())
                .isEqualTo("imputed");
    }

    @Test
    void job_processor_deletes_for_the_owner_only() throws Exception {
        var file = post(FILES, bearer("job-worker"), output("chr20.dose.vcf.gz", "x"))
                .id();
        assertProblem(delete("/internal/users/43/files/" + file, bearer("job-processor")), 404, "not_found");
        assertThat(delete(FILES + "/" + file, bearer("job-processor")).status()).isEqualTo(204);
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void a_job_must_be_named_by_its_id() {
        assertProblem(get(FILES + "?job_id=4711", bearer("job-worker")), 400, "validation_failed");
        assertProblem(get(FILES, bearer("job-worker")), 400, "http_400");
    }

    @ParameterizedTest
    @CsvSource({
        "job-worker,           201, 200, 200, 403, 403",
        "job-processor,        201, 200, 200, 200, 204",
        "user-service,         403, 403, 403, 403, 403",
        "notification-service, 403, 403, 403, 403, 403",
        "gateway,              403, 403, 403, 403, 403"
    })
    void each_service_reaches_what_names_it(String from, int upload, int list, int link, int results, int delete) {
        assertReach(bearer(from), upload, list, link, results, delete);
    }

    @Test
    void users_and_strangers_reach_nothing_of_it() {
        assertReach(ADA.token(), 403, 403, 403, 403, 403);
        assertReach(TestIdentity.bearer(1, "olga", Role.OPERATOR), 403, 403, 403, 403, 403);
        assertReach(TestIdentity.serviceBearer("job-worker", "user-service"), 401, 401, 401, 401, 401);
        assertReach("Bearer nonsense", 401, 401, 401, 401, 401);
    }

    @Test
    void a_service_reaches_no_users_path() {
        var worker = bearer("job-worker");
        assertProblem(get("/files", worker), 403, "forbidden");
        assertProblem(post("/files/upload", worker, new Form().file("chr20.vcf.gz", "x")), 403, "forbidden");
    }

    private void assertReach(String token, int upload, int list, int link, int results, int delete) {
        var file = upload(ADA, new Form().file("chr20.vcf.gz", "x")).id();
        var answers = List.of(
                post(FILES, token, output("chr20.dose.vcf.gz", "x")),
                get(FILES + "?job_id=" + jobId, token),
                get(FILES + "/" + file + "/download", token),
                get(FILES + "/results?job_id=" + jobId, token),
                delete(FILES + "/" + file, token));
        assertThat(answers.stream().map(Answer::status)).containsExactly(upload, list, link, results, delete);
        answers.stream()
                .filter(a -> a.status() >= 400)
                .forEach(a -> assertProblem(a, a.status(), a.status() == 403 ? "forbidden" : "unauthenticated"));
    }

    private void store(String filename, InputStream content) {
        RestClient.create("http://127.0.0.1:" + port)
                .post()
                .uri(FILES)
                .header("Authorization", bearer("job-worker"))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(new StreamedFile()
                        .field("job_id", jobId.toString())
                        .field("file_type", "output")
                        .file("file", filename, content))
                .retrieve()
                .toBodilessEntity();
    }

    private Form output(String name, String content) {
        return new Form().field("job_id", jobId).field("file_type", "output").file(name, content);
    }

    private JsonNode ofJob() {
        return get(FILES + "?job_id=" + jobId, bearer("job-worker")).json();
    }

    private static String bearer(String service) {
        return TestIdentity.serviceBearer(service, "file-manager");
    }
}
