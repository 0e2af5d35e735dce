package org.fip.adapter.wes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.InputFile;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.CredentialsRejected;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.Outcome.Unreachable;
import org.fip.adapter.RecordedServer;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.RemoteOutput.Kind;
import org.fip.adapter.RemoteState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What single kinds of server do that no specification foresees. */
class WesRealSitesTest extends WesReplay {
    private static final String INFO = "GET " + API + "/service-info";
    private static final String RUN = API + "/runs/45c3";
    private static final String LIST = "GET " + API + "/runs?page_size=100";
    private static final String CROMWELL = """
            {"workflow_type_version":{"WDL":{"workflow_type_version":["draft-2","1.0"]}},"supported_wes_versions":["1.0"],
             "workflow_engine_versions":{"Cromwell":"86"},"supported_filesystem_protocols":["gs"]}""";

    @Test
    void cromwell_writes_its_types_under_a_singular_name() throws IOException {
        answers(INFO, 200, CROMWELL).answers("POST " + API + "/runs", 201, "{\"run_id\":\"c1\"}");

        assertThat(ok(connect("workflow_type", "wdl").submit(TOKEN, submission(vcf("a.vcf.gz")))))
                .isEqualTo("c1");
        assertThat(site.asked("POST " + API + "/runs").getFirst().body()).contains("WDL");
    }

    @Test
    void a_site_that_lists_no_types_is_told_what_the_operator_stated() throws IOException {
        answers(INFO, 200, "{\"supported_wes_versions\":[\"1.0.0\"]}")
                .answers("POST " + API + "/runs", 200, "{\"run_id\":\"r1\"}");

        ok(connect("workflow_type", "NFL", "workflow_type_version", "22.10.0")
                .submit(TOKEN, submission(vcf("a.vcf.gz"))));

        assertThat(site.asked("POST " + API + "/runs").getFirst().body()).contains("\r\nNFL\r\n", "22.10.0");
    }

    @Test
    void a_site_without_service_info_is_known_by_its_runs() throws IOException {
        answers(INFO, 404, "")
                .answers("GET /service-info", 404, "")
                .answers("GET " + API + "/runs?page_size=1", 200, "{\"runs\":[]}")
                .answers("POST " + API + "/runs", 200, "{\"run_id\":\"r1\"}")
                .answers("GET " + RUN + "/status", 200, "{\"state\":\"RUNNING\"}");
        ImputationServer server = connect("workflow_type_version", "DSL2");

        ok(server.verifyToken(TOKEN));
        ok(server.submit(TOKEN, submission(vcf("a.vcf.gz"))));
        assertThat(ok(server.status(TOKEN, "45c3")).state()).isEqualTo(RemoteState.RUNNING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    404 | {"msg":"no","status_code":404} | Refused
                    405 |                                | Refused
                    501 |                                | Refused
                    200 | {"msg":"no","status_code":404} | Refused
                    200 | {}                             | Malformed
                    500 |                                | Unreachable
                    401 |                                | CredentialsRejected
                    """)
    void a_list_that_cannot_be_had_is_no_proof_that_the_job_is_not_there(int status, String body, String expected) {
        answers(INFO, 200, SAPPORO).answers(LIST, status, body == null ? "" : body);

        assertThat(connect().findByMarker(TOKEN, "fip-42").getClass().getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void runs_that_were_not_looked_at_may_be_ours() {
        String many = IntStream.range(0, 150)
                .mapToObj(i -> "{\"run_id\":\"r%d\"}".formatted(i))
                .collect(Collectors.joining(",", "{\"workflows\":[", "]}"));
        answers(INFO, 200, TOIL).answers(LIST, 200, many);
        for (int i = 0; i < 150; i++) {
            answers("GET " + API + "/runs/r" + i, 200, "{\"request\":{\"tags\":{\"fip_job\":\"other\"}}}");
        }

        assertThat(connect().findByMarker(TOKEN, "fip-42")).isInstanceOf(Refused.class);
    }

    @Test
    void a_run_of_somebody_else_does_not_stop_the_search() {
        answers(INFO, 200, TOIL)
                .answers(LIST, 200, "{\"workflows\":[{\"run_id\":\"theirs\"},{\"run_id\":\"ours\"}]}")
                .answers("GET " + API + "/runs/theirs", 403, "{\"msg\":\"not yours\",\"status_code\":403}")
                .answers("GET " + API + "/runs/ours", 200, "{\"request\":{\"tags\":{\"fip_job\":\"fip-42\"}}}");

        assertThat(ok(connect().findByMarker(TOKEN, "fip-42")).externalId()).isEqualTo("ours");
    }

    @Test
    void what_is_left_of_a_refused_post_gives_way_to_a_run_that_works() {
        answers(INFO, 200, TOIL).answers(LIST, 200, """
                {"workflows":[{"run_id":"rejected","state":"SYSTEM_ERROR","tags":{"fip_job":"fip-42"}},
                 {"run_id":"works","state":"RUNNING","tags":{"fip_job":"fip-42"}}]}""");

        assertThat(ok(connect().findByMarker(TOKEN, "fip-42")).externalId()).isEqualTo("works");
    }

    @Test
    void a_completed_run_whose_log_is_not_to_be_had_yet_is_asked_for_again() {
        answers(INFO, 200, STARTER_KIT)
                .answers("GET " + RUN + "/status", 200, "{\"state\":\"COMPLETE\"}")
                .answers("GET " + RUN, 400, "{\"status_code\":400,\"msg\":\"Could not load WES run log\"}");
        assertThat(connect().outputs(TOKEN, "45c3")).isInstanceOf(Unreachable.class);

        answers("GET " + RUN, 200, "{\"state\":\"RUNNING\",\"outputs\":{\"a.vcf\":\"file:///w/a.vcf\"}}");
        assertThat(connect().outputs(TOKEN, "45c3")).isInstanceOf(Unreachable.class);
    }

    @Test
    void reports_of_a_failed_run_are_listed_too() {
        assertThat(outputs(connect(), """
                        {"state":"EXECUTOR_ERROR","outputs":{"qc.txt":"file:///w/a9/qc.txt"}}"""))
                .singleElement()
                .satisfies(report -> assertThat(report.kind()).isEqualTo(Kind.QUALITY_REPORT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:4500", "http://0.0.0.0:1122", "http://127.0.0.2:1122"})
    void files_are_fetched_from_the_base_url_when_the_site_writes_an_address_of_its_own(String written)
            throws IOException {
        ImputationServer server = connect();
        var outputs = outputs(
                server,
                "{\"state\":\"COMPLETE\",\"outputs\":[{\"file_name\":\"a.vcf\",\"file_url\":\"%s%s/outputs/a.vcf\"}]}"
                        .formatted(written, RUN));
        site.onBytes("GET " + RUN + "/outputs/a.vcf", RecordedServer.download("dosages".getBytes()));

        assertThat(fetched(server, outputs.getFirst())).containsEntry("a.vcf", "dosages");
        assertThat(site.asked("GET " + RUN + "/outputs/a.vcf").getFirst().header("authorization"))
                .isNotNull();
    }

    @Test
    void at_the_root_a_local_name_is_mended_too() throws IOException {
        answers(INFO, 404, "").answers("GET /service-info", 200, SAPPORO).answers("GET /runs/45c3", 200, """
                {"state":"COMPLETE","outputs":[{"file_name":"a.vcf","file_url":"http://0.0.0.0:1122/runs/45c3/outputs/a.vcf"}]}""");
        site.onBytes("GET /runs/45c3/outputs/a.vcf", RecordedServer.download("dosages".getBytes()));
        ImputationServer server = connect();

        assertThat(fetched(server, ok(server.outputs(TOKEN, "45c3")).getFirst()))
                .containsEntry("a.vcf", "dosages");
    }

    @Test
    void cromwells_outputs_are_named_by_their_files_and_its_values_are_no_files() {
        var outputs = outputs(connect(), """
                {"state":"COMPLETE","outputs":{"impute.vcf":"/cromwell-executions/impute/c1/call-x/execution/chr20.dose.vcf.gz",
                 "impute.index":"gs://bucket/c1/chr20.dose.vcf.gz.tbi","impute.r2":0.93,"impute.version":"v1.2","impute.note":"sites kept / dropped",
                 "impute.many":["gs://bucket/c1/chr21.dose.vcf.gz"]}}""");

        assertThat(outputs)
                .extracting(RemoteOutput::name)
                .containsExactlyInAnyOrder("chr20.dose.vcf.gz", "chr20.dose.vcf.gz.tbi", "chr21.dose.vcf.gz");
        assertThat(outputs).allSatisfy(output -> assertThat(output.atSite()).isNotNull());
    }

    @Test
    void a_link_base_may_stand_for_a_bucket() throws IOException {
        ImputationServer server = connect("output_link_from", "gs://bucket/", "output_link_to", site.url() + "/b");
        var outputs = outputs(server, "{\"state\":\"COMPLETE\",\"outputs\":[\"gs://bucket/c1/a b.vcf\"]}");
        site.onBytes("GET /b/c1/a%20b.vcf", RecordedServer.download("dosages".getBytes()));

        assertThat(fetched(server, outputs.getFirst())).containsEntry("a b.vcf", "dosages");
    }

    @Test
    void a_link_base_is_not_left_by_climbing() {
        ImputationServer server = connect("output_link_from", "/out", "output_link_to", site.url() + "/files/public");
        var outputs = outputs(
                server, "{\"state\":\"COMPLETE\",\"outputs\":[\"/out/../private/a.vcf\",\"/output-of-others/b.vcf\"]}");

        assertThat(outputs)
                .hasSize(2)
                .allSatisfy(output -> assertThat(output.atSite()).isNotNull());
    }

    @Test
    void folders_and_companions_of_cwl_are_walked() {
        assertThat(outputs(connect(), """
                        {"state":"COMPLETE","outputs":{"all":{"class":"Directory","location":"file:///w/out","basename":"out","listing":[
                          {"class":"File","location":"file:///w/out/a.vcf.gz","basename":"a.vcf.gz",
                           "secondaryFiles":[{"class":"File","location":"file:///w/out/a.vcf.gz.tbi","basename":"a.vcf.gz.tbi"}]}]}}}"""))
                .extracting(RemoteOutput::name)
                .containsExactlyInAnyOrder("a.vcf.gz", "a.vcf.gz.tbi");
    }

    @Test
    void inputs_given_by_signed_links_are_passed_over() {
        assertThat(outputs(connect(), """
                        {"state":"COMPLETE","request":{"workflow_params":{"input":"https://platform.example.org/d/chr%2020.vcf.gz?sig=a/b"}},
                         "outputs":["file:///w/chr 20.vcf.gz","file:///w/imputed.vcf.gz"]}""")).extracting(RemoteOutput::name).containsExactly("imputed.vcf.gz");
    }

    @Test
    void only_the_runs_own_logs_are_cut_short() throws IOException {
        String large = "<html>" + "x".repeat(2 << 20);
        ImputationServer server = connect();
        var outputs = outputs(
                server,
                "{\"state\":\"COMPLETE\",\"run_log\":{\"stdout\":\"%1$s/out\"},\"outputs\":[\"%1$s/f/report.html\"]}"
                        .formatted(site.url()));
        site.onBytes("GET /f/report.html", RecordedServer.download(large.getBytes()))
                .onBytes("GET /out", RecordedServer.download(large.getBytes()));

        for (RemoteOutput output : outputs) {
            int length = fetched(server, output).getOrDefault(output.name(), "").length();
            assertThat(length).isEqualTo(output.name().equals("report.html") ? large.length() : 1 << 20);
        }
    }

    @Test
    void a_link_to_storage_that_has_run_out_is_not_the_tokens_fault() throws IOException {
        try (RecordedServer storage = new RecordedServer()) {
            storage.onBytes("GET /b/a.vcf?sig=1", json(403, "<Error><Code>AccessDenied</Code></Error>"));
            ImputationServer server = connect();
            var outputs = outputs(
                    server, "{\"state\":\"COMPLETE\",\"outputs\":[\"%s/b/a.vcf?sig=1\"]}".formatted(storage.url()));

            assertThat(fetch(server, outputs.getFirst())).isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void a_wrong_checksum_is_no_cut_transfer() throws IOException {
        ImputationServer server = connect();
        var outputs = outputs(
                server,
                "{\"state\":\"COMPLETE\",\"outputs\":{\"a\":{\"location\":\"%s/a.vcf\",\"checksum\":\"sha1$47a013e660d408619d894b20806b1d5086aab03b\"}}}"
                        .formatted(site.url()));
        site.onBytes("GET /a.vcf", RecordedServer.download("dosages".getBytes()));

        assertThat(fetch(server, outputs.getFirst()))
                .isInstanceOfSatisfying(
                        Outcome.Damaged.class,
                        damaged -> assertThat(damaged.damage()).isEqualTo(Outcome.Damage.CORRUPT));
    }

    @Test
    void a_large_attachment_that_breaks_the_site_is_the_attachments_fault() throws IOException {
        answers(INFO, 200, STARTER_KIT)
                .answers(
                        "POST " + API + "/runs",
                        500,
                        "{\"timestamp\":\"x\",\"status\":500,\"error\":\"Internal Server Error\",\"path\":\"/\"}");
        byte[] bytes = new byte[(1 << 20) + 1];
        InputFile large = new InputFile("a.vcf.gz", bytes.length, () -> new java.io.ByteArrayInputStream(bytes));

        assertThat(connect("input_mode", "attachment").submit(TOKEN, submission(large)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("input_mode"));
    }

    @Test
    void attachments_keep_names_of_their_own() throws IOException {
        answers(INFO, 200, SAPPORO).answers("POST " + API + "/runs", 200, "{\"run_id\":\"r\"}");

        ok(connect("input_mode", "attachment").submit(TOKEN, submission(vcf("a b.vcf.gz"), vcf("a_b.vcf.gz"))));

        assertThat(site.asked("POST " + API + "/runs").getFirst().body())
                .contains("filename=\"a_b.vcf.gz\"", "filename=\"2_a_b.vcf.gz\"", "\"a_b.vcf.gz 2_a_b.vcf.gz\"");
    }

    @Test
    void files_that_the_parameters_would_drop_are_refused() throws IOException {
        answers(INFO, 200, SAPPORO).answers("POST " + API + "/runs", 200, "{\"run_id\":\"r\"}");
        ImputationServer server = connect("workflow_params", "{\"input\":\"${input_url}\"}");

        assertThat(server.submit(TOKEN, submission(vcf("chr20.vcf.gz"), vcf("chr21.vcf.gz"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("1 input file"));
        ok(server.submit(TOKEN, submission(vcf("chr20.vcf.gz"))));
    }

    @Test
    void the_reason_in_nextflows_own_words_is_told() {
        answers(INFO, 200, SAPPORO)
                .answers("GET " + RUN + "/status", 200, "{\"state\":\"EXECUTOR_ERROR\"}")
                .answers("GET " + RUN, 200, """
                        {"state":"EXECUTOR_ERROR","run_log":{"stdout":"N E X T F L O W\\n[0a/7] Submitted process > IMPUTE (1)\\nERROR ~ Error executing process > 'IMPUTE (1)'\\n\\nCaused by:\\n  Process `IMPUTE (1)` terminated with an error exit status (3)\\n\\n\\nCommand executed:\\n\\n  exit 3\\n\\nCommand exit status:\\n  3\\n\\nCommand output:\\n  (empty)\\n\\nCommand error:\\n  reference panel mismatch\\n\\nWork dir:\\n  /srv/wes/sapporo/runs/d7/exe\\n\\nTip: you can replicate the issue\\n","stderr":"MultiQC Docker command failed (rc=125): /srv/wes/bin/docker: line 7"}}""");

        assertThat(ok(connect().status(TOKEN, "45c3")).failureReason().orElseThrow())
                .contains("terminated with an error exit status (3)", "reference panel mismatch")
                .doesNotContain("/srv", "exit 3\n", "MultiQC", "Tip:");
    }

    @Test
    void a_run_that_was_deleted_at_the_site_is_gone_and_not_somebody_elses() {
        answers(INFO, 200, SAPPORO)
                .answers("GET " + RUN + "/status", 403, "{\"msg\":\"not allowed\",\"status_code\":403}")
                .answers(LIST, 200, "{\"runs\":[{\"run_id\":\"45c3\",\"state\":\"DELETED\",\"tags\":{}}]}");
        assertThat(ok(connect().status(TOKEN, "45c3")).state()).isEqualTo(RemoteState.RETIRED);

        answers(LIST, 200, "{\"runs\":[]}");
        assertThat(connect().status(TOKEN, "45c3"))
                .isInstanceOfSatisfying(
                        CredentialsRejected.class,
                        rejected -> assertThat(rejected.fault()).isEqualTo(Outcome.TokenFault.OTHER_ACCOUNT));
        answers(LIST, 401, "");
        assertThat(connect().status(TOKEN, "45c3"))
                .isInstanceOfSatisfying(
                        CredentialsRejected.class,
                        rejected -> assertThat(rejected.fault()).isNotEqualTo(Outcome.TokenFault.OTHER_ACCOUNT));
    }

    @Test
    void an_error_that_calls_itself_200_keeps_its_meaning() {
        answers(INFO, 200, CROMWELL).answers("GET " + RUN + "/status", 200, "{\"msg\":\"down\",\"status_code\":500}");

        assertThat(connect().status(TOKEN, "45c3")).isInstanceOf(Unreachable.class);
    }

    @Test
    void a_list_that_is_none_verifies_no_token() {
        answers(INFO, 200, SAPPORO).answers("GET " + API + "/runs?page_size=1", 200, "{\"hello\":1}");

        assertThat(connect().verifyToken(TOKEN)).isInstanceOf(Malformed.class);
    }

    @Test
    void a_post_without_a_body_says_so() {
        answers(INFO, 200, SAPPORO)
                .answers("POST " + RUN + "/cancel", 200, "")
                .answers("GET " + RUN + "/status", 200, "{\"state\":\"CANCELED\"}");

        assertThat(ok(connect().cancel(TOKEN, "45c3")).state()).isEqualTo(RemoteState.CANCELLED);
        assertThat(site.asked("POST " + RUN + "/cancel").getFirst().header("content-length"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a/b", "a b?c"})
    void an_id_cannot_lead_to_another_call(String id) {
        answers(INFO, 200, SAPPORO);

        connect().status(TOKEN, id);

        assertThat(site.asked())
                .noneMatch(asked ->
                        URI.create(asked.path()).normalize().getRawPath().matches(".*/v1(/runs)?(/a)?/(b/)?status"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${Build}", "${input urls}", "${}", "${input-url}"})
    void a_misspelt_placeholder_is_a_problem_whatever_its_letters(String placeholder) {
        assertThat(WesSettings.read(
                        Map.of("workflow_url", "main.nf", "workflow_params", "{\"a\":\"%s\"}".formatted(placeholder))))
                .isInstanceOf(WesSettings.Read.Unusable.class);
    }

    @Test
    void settings_that_cannot_work_are_named() {
        assertThat(WesSettings.read(Map.of(
                        "workflow_url", "https://user:secret@git.example/x",
                        "input_mode", "path",
                        "workflow_engine_parameters", "{\"a\":{\"b\":1}}",
                        "max_attachment_bytes", "-1",
                        "output_link_from", "/out",
                        "workflow_params", "{\"api_token\":\"abc\"}")))
                .isInstanceOfSatisfying(
                        WesSettings.Read.Unusable.class,
                        unusable -> assertThat(unusable.problems()).hasSize(6));
    }

    @Test
    void a_parameter_whose_only_placeholder_has_no_value_is_left_out_with_the_words_around_it() {
        assertThat(ParameterTemplate.read(
                                "{\"p\":\"r2=${r2_filter}\",\"q\":{\"class\":\"File\",\"path\":\"${input_url_2}\"}}",
                                List.of())
                        .fill(submission(vcf("a.vcf.gz")), List.of("a.vcf.gz"), List.of("https://a/1")))
                .isEqualTo("{}");
    }

    @Test
    void a_lost_run_stays_lost() {
        answers(INFO, 200, TOIL).answers("GET " + RUN + "/status", 404, "").answers("GET " + RUN, 404, "");

        assertThat(connect().status(TOKEN, "45c3")).isInstanceOf(NotFound.class);
        assertThat(connect().outputs(TOKEN, "45c3")).isInstanceOf(NotFound.class);
    }

    private List<RemoteOutput> outputs(ImputationServer server, String run) {
        answers(INFO, 200, SAPPORO).answers("GET " + RUN, 200, run);
        return ok(server.outputs(TOKEN, "45c3"));
    }

    private static Outcome<?> fetch(ImputationServer server, RemoteOutput output) throws IOException {
        return server.fetch(TOKEN, output, null, (name, content) -> content.readAllBytes());
    }
}
