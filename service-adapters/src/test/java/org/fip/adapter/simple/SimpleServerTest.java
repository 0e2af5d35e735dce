package org.fip.adapter.simple;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fip.adapter.ApiToken;
import org.fip.adapter.ConnectionLimits;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.ImputationServers;
import org.fip.adapter.InputFile;
import org.fip.adapter.Outcome;
import org.fip.adapter.RecordedServer;
import org.fip.adapter.RemoteState;
import org.fip.adapter.ServerAddress;
import org.fip.adapter.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimpleServerTest {
    private static final ApiToken TOKEN = new ApiToken("h3a_abc123");
    private static final String JOB = "/api/v2/jobs/job-20251004-xyz789";

    private final RecordedServer remote = new RecordedServer();
    private final ImputationServers servers = new ImputationServers(
            ConnectionLimits.defaults().withPrivateAddresses(true).withReadTimeout(Duration.ofSeconds(5)));
    private final ImputationServer server = connect(Map.of("dialect", "simple"));

    private ImputationServer connect(Map<String, String> config) {
        return ok(servers.connect(new ServerAddress("michigan", remote.url(), config)));
    }

    @AfterEach
    void close() throws IOException {
        servers.close();
        remote.close();
    }

    @Test
    void a_job_is_submitted_with_the_documented_fields() throws Exception {
        answers("POST /api/v2/jobs/submit", 200, """
                {"id":"job-20251004-xyz789","status":"waiting","message":"Job queued successfully"}""");
        assertThat(ok(server.submit(TOKEN, submission()))).isEqualTo("job-20251004-xyz789");
        var post = remote.asked("POST /api/v2/jobs/submit").getFirst();
        assertThat(post.header("x-auth-token")).isEqualTo("h3a_abc123");
        assertThat(post.body())
                .contains("name=\"input-files\"; filename=\"chr20.vcf.gz\"")
                .contains("name=\"refpanel\"", "h3africa", "name=\"build\"", "hg38", "name=\"phasing\"", "eagle")
                .contains("name=\"population\"", "AFR", "name=\"mode\"", "imputation", "fip-42");
    }

    @ParameterizedTest
    @CsvSource({
        "waiting,0,QUEUED,0",
        "running,75,RUNNING,75",
        "Running,75.5%,RUNNING,75",
        "success,100,SUCCEEDED,100",
        "error,80,FAILED,80",
        "dreaming,5,UNKNOWN,5"
    })
    void states_are_words(String word, String progress, RemoteState expected, int percentage) {
        answers(
                "GET " + JOB + "/status",
                200,
                "{\"state\":\"%s\",\"progress\":\"%s\",\"message\":\"Phasing <b>chromosomes</b>\"}"
                        .formatted(word, progress));
        var status = ok(server.status(TOKEN, "job-20251004-xyz789"));
        assertThat(status.state()).isEqualTo(expected);
        assertThat(status.progressPercentage()).isEqualTo(percentage);
        assertThat(status.messages())
                .singleElement()
                .satisfies(m -> assertThat(m.text()).isEqualTo("Phasing chromosomes"));
        assertThat(status.failureReason().isPresent()).isEqualTo(expected == RemoteState.FAILED);
    }

    @Test
    void the_results_come_as_one_archive_and_become_plain_files() throws Exception {
        answers("GET " + JOB + "/status", 200, "{\"state\":\"success\",\"progress\":100}");
        remote.onBytes("GET " + JOB + "/results", RecordedServer.download(zip()));
        var output = ok(server.outputs(TOKEN, "job-20251004-xyz789")).getFirst();
        Map<String, String> files = new LinkedHashMap<>();
        ok(server.fetch(
                TOKEN,
                output,
                null,
                (name, content) -> files.put(name, new String(content.readAllBytes(), StandardCharsets.UTF_8))));
        assertThat(files)
                .containsOnlyKeys("imputed.vcf.gz", "statistics.txt")
                .containsEntry("statistics.txt", "R2 0.9");
        assertThat(remote.asked("GET " + JOB + "/results"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.header("x-auth-token")).isEqualTo("h3a_abc123"));
    }

    @Test
    void a_cut_archive_is_noticed() throws Exception {
        answers("GET " + JOB + "/status", 200, "{\"state\":\"success\"}");
        var whole = zip();
        remote.onBytes("GET " + JOB + "/results", RecordedServer.download(Arrays.copyOf(whole, whole.length - 10)));
        var output = ok(server.outputs(TOKEN, "job-20251004-xyz789")).getFirst();
        assertThat(server.fetch(TOKEN, output, null, (name, content) -> content.readAllBytes()))
                .isInstanceOfSatisfying(
                        Outcome.Damaged.class, d -> assertThat(d.damage()).isEqualTo(Outcome.Damage.CUT_SHORT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    401 | {"error":"Invalid token"}                                | CredentialsRejected
                    400 | {"error":"refpanel is required"}                         | Refused
                    400 | {"message":"Only 2 jobs per user can be executed"}       | SlotLimit
                    400 | {~~~~~~~~~~~~~~~~~~~~~~                                  | Malformed
                    413 | too large                                                | Refused
                    429 | {}                                                       | Unreachable
                    503 | {"message":"under maintenance"}                          | Maintenance
                    500 | <html>oops</html>                                        | Unreachable
                    200 | {"success":false,"message":"no such panel"}              | Refused
                    200 | {"status":"waiting"}                                     | Malformed
                    """)
    void every_no_is_understood(int status, String body, String expected) throws Exception {
        answers("POST /api/v2/jobs/submit", status, body);
        assertThat(server.submit(TOKEN, submission()).getClass().getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void a_job_is_found_by_its_name_where_jobs_are_listed_and_cannot_be_looked_for_where_not() {
        answers("GET /api/v2/jobs", 200, "[{\"id\":\"a\",\"name\":\"fip-42\",\"state\":\"running\"}]");
        assertThat(ok(server.findByMarker(TOKEN, "fip-42")).externalId()).isEqualTo("a");
        assertThat(server.findByMarker(TOKEN, "fip-43")).isInstanceOf(Outcome.NotFound.class);
        answers("GET /api/v2/jobs", 404, "{}");
        assertThat(server.findByMarker(TOKEN, "fip-42")).isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            [{"id":"a","na ; Malformed
            ''             ; Refused
            <html></html>  ; Refused
            {"error":"no"} ; Refused
            {"jobs":[]}    ; NotFound""")
    void what_is_no_whole_list_never_says_that_a_job_is_not_there(String body, String expected) {
        answers("GET /api/v2/jobs", 200, body);
        assertThat(server.findByMarker(TOKEN, "fip-42").getClass().getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void a_server_without_cancellation_says_so_and_one_with_it_is_asked_what_came_of_it() {
        answers("GET " + JOB + "/status", 200, "{\"state\":\"running\"}").answers("GET " + JOB + "/cancel", 404, "{}");
        assertThat(server.cancel(TOKEN, "job-20251004-xyz789")).isInstanceOf(Outcome.Refused.class);
        answers("GET " + JOB + "/cancel", 200, "{}")
                .answers("GET " + JOB + "/status", 200, "{\"state\":\"cancelled\"}");
        assertThat(ok(server.cancel(TOKEN, "job-20251004-xyz789")).state()).isEqualTo(RemoteState.CANCELLED);
    }

    @Test
    void the_dialect_is_recognised_by_what_the_server_answers_and_asked_for_once() throws Exception {
        answers("GET /api/v2/server", 404, "{\"error\":\"not found\"}")
                .answers("GET /api/v2/jobs", 200, "[]")
                .answers("GET " + JOB + "/status", 200, "{\"state\":\"running\"}");
        var unknown = connect(Map.of());
        assertThat(ok(unknown.status(TOKEN, "job-20251004-xyz789")).state()).isEqualTo(RemoteState.RUNNING);
        assertThat(ok(unknown.status(TOKEN, "job-20251004-xyz789")).state()).isEqualTo(RemoteState.RUNNING);
        assertThat(remote.asked("GET /api/v2/server")).hasSize(1);
        assertThat(ok(unknown.discover(TOKEN)).panels()).isEmpty();
    }

    @Test
    void an_ordinary_cloudgene_is_recognised_by_one_question_and_never_asked_for_anything_else() {
        remote.on("GET /api/v2/server", "cloudgene/v3/server")
                .on("POST /api/v2/tokens/verify", "cloudgene/v3/token-valid");
        var unknown = connect(Map.of());
        ok(unknown.verifyToken(TOKEN));
        ok(unknown.verifyToken(TOKEN));
        assertThat(remote.asked("GET /api/v2/server")).hasSize(1);
        assertThat(remote.asked("GET /api/v2/jobs")).isEmpty();
    }

    @Test
    void results_that_were_removed_are_gone() throws Exception {
        answers("GET " + JOB + "/status", 200, "{\"state\":\"success\"}")
                .answers("GET " + JOB + "/results", 410, "{\"error\":\"The results were removed\"}");
        var output = ok(server.outputs(TOKEN, "job-20251004-xyz789")).getFirst();

        assertThat(server.fetch(TOKEN, output, null, (name, content) -> content.readAllBytes()))
                .isEqualTo(new Outcome.Gone<>(Outcome.Loss.RETIRED, "The results were removed"));
    }

    @Test
    void a_server_that_knows_only_the_documented_calls_is_recognised_and_tests_tokens() {
        var unknown = "GET /api/v2/jobs/fip-no-such-job/status";
        answers("GET /api/v2/server", 404, "{\"detail\":\"Not Found\"}");
        answers("GET /api/v2/jobs", 404, "{\"detail\":\"Not Found\"}");
        answers(unknown, 404, "{\"detail\":\"Job not found\"}");
        var found = connect(Map.of());

        assertThat(ok(found.describe(null)).software()).isEqualTo("Simplified Michigan API");
        assertThat(ok(found.verifyToken(TOKEN)).username()).isEmpty();
        answers(unknown, 401, "{\"detail\":\"Sign in to see this job\"}");
        assertThat(found.verifyToken(TOKEN)).isInstanceOf(Outcome.CredentialsRejected.class);
        answers(unknown, 404, "{\"detail\":\"Not Found\"}");
        assertThat(found.describe(null)).isInstanceOf(Outcome.NotFound.class);
    }

    @Test
    void files_have_sent_names_of_their_own_that_no_pipeline_chokes_on() throws Exception {
        answers("POST /api/v2/jobs/submit", 200, "{\"id\":\"j1\"}");
        ok(server.submit(TOKEN, submission("Proben Süd \"1\".vcf.gz", "Proben_Sud_1_.vcf.gz")));

        assertThat(remote.asked("POST /api/v2/jobs/submit").getFirst().body())
                .contains("filename=\"Proben_Sud_1_.vcf.gz\"", "filename=\"2_Proben_Sud_1_.vcf.gz\"");
    }

    @Test
    void a_server_that_is_neither_is_no_imputation_server() {
        answers("GET /api/v2/server", 404, "").answers("GET /api/v2/jobs", 404, "");
        assertThat(connect(Map.of()).describe(null)).isInstanceOf(Outcome.Malformed.class);
    }

    private SimpleServerTest answers(String request, int status, String body) {
        remote.onBytes(
                request,
                RecordedServer.answer(
                        "HTTP/1.1 " + status + " X\nContent-Type: application/json\nConnection: close", body));
        return this;
    }

    private static Submission submission(String... names) {
        var bytes = "genotypes".getBytes(StandardCharsets.UTF_8);
        var files = Stream.of(names.length == 0 ? new String[] {"chr20.vcf.gz"} : names)
                .map(name -> new InputFile(name, bytes.length, () -> new ByteArrayInputStream(bytes)))
                .toList();
        return new Submission("fip-42", "h3africa", "hg38", "eagle", "AFR", "imputation", null, null, files, Map.of());
    }

    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("imputed.vcf.gz"));
            zip.write("dosages".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("statistics.txt"));
            zip.write("R2 0.9".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static <T> T ok(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Ok<T>(T value)) {
            return value;
        }
        throw new AssertionError("Expected success, not " + outcome);
    }
}
