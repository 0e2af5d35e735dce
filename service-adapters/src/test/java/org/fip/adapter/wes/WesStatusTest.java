package org.fip.adapter.wes;

import static org.assertj.core.api.Assertions.assertThat;

import org.fip.adapter.Outcome;
import org.fip.adapter.RecordedServer;
import org.fip.adapter.RemoteState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WesStatusTest extends WesReplay {
    private static final String RUN = API + "/runs/45c3";

    @ParameterizedTest
    @CsvSource({
        "QUEUED,QUEUED",
        "INITIALIZING,QUEUED",
        "RUNNING,RUNNING",
        "PAUSED,RUNNING",
        "CANCELING,RUNNING",
        "UNKNOWN,UNKNOWN",
        "TIRED,UNKNOWN",
        "DELETING,UNKNOWN"
    })
    void a_run_under_way_keeps_its_state_and_unknown_words_change_nothing(String word, RemoteState expected) {
        answers("GET " + API + "/service-info", 200, SAPPORO)
                .answers("GET " + RUN + "/status", 200, "{\"run_id\":\"45c3\",\"state\":\"" + word + "\"}");
        assertThat(ok(connect().status(TOKEN, "45c3")).state()).isEqualTo(expected);
        assertThat(site.asked("GET " + RUN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"run_id\":\"45c3\",\"state\":null}", "{\"run_id\":\"45c3\"}"})
    void a_missing_state_is_an_unknown_one(String body) {
        answers("GET " + API + "/service-info", 200, SAPPORO).answers("GET " + RUN + "/status", 200, body);
        assertThat(ok(connect().status(TOKEN, "45c3")).state()).isEqualTo(RemoteState.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    EXECUTOR_ERROR | The workflow failed
                    SYSTEM_ERROR   | The site could not run the workflow; this is worth another try
                    PREEMPTED      | The site took the machine back; this is worth another try
                    """)
    void a_failure_says_whose_it_is_and_shows_no_path_of_the_site(String word, String reason) {
        answers("GET " + API + "/service-info", 200, SAPPORO)
                .answers("GET " + RUN + "/status", 200, "{\"state\":\"" + word + "\"}")
                .answers("GET " + RUN, 200, """
                        {"state":"%s","run_log":{"exit_code":1,"stderr":"panel not found in /srv/wes/panels/h3a.m3vcf today"},
                         "task_logs":[{"name":"QC","exit_code":0},{"name":"IMPUTE","exit_code":3}]}""".formatted(word));
        var status = ok(connect().status(TOKEN, "45c3"));
        assertThat(status.state()).isEqualTo(RemoteState.FAILED);
        assertThat(status.failureReason())
                .hasValueSatisfying(text -> assertThat(text)
                        .contains(reason, "IMPUTE ended with exit code 3", "…/h3a.m3vcf")
                        .doesNotContain("/srv/wes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:4500/ga4gh/wes/v1/runs/45c3/stderr",
                "/ga4gh/wes/v1/runs/45c3/stderr",
                "../runs/45c3/stderr"
            })
    void a_failure_is_told_by_the_end_of_a_log_that_is_kept_at_an_address(String stderr) {
        failed(stderr);
        var log = "Reading the panel…\n".repeat(9_000) + """
                at org.example.Qc.check(Qc.java:77)

                Error: More than 100 obvious strand flips have been detected. Please check strand.
                See /srv/wes/runs/45c3/exe for more
                """;
        site.onBytes("GET " + RUN + "/stderr", json(200, log));
        assertThat(reason())
                .contains("The workflow failed", "More than 100 obvious strand flips have been detected")
                .doesNotContain("Qc.java", "/srv/wes");
        assertThat(site.asked("GET " + RUN + "/stderr").getFirst().header("Authorization"))
                .isEqualTo("Bearer wes-token-0001");
    }

    @Test
    void nextflows_report_in_a_log_at_an_address_is_told_before_anything_else() {
        answers("GET " + API + "/service-info", 200, SAPPORO)
                .answers("GET " + RUN + "/status", 200, "{\"state\":\"EXECUTOR_ERROR\"}")
                .answers("GET " + RUN, 200, """
                        {"state":"EXECUTOR_ERROR",
                         "run_log":{"stdout":"../runs/45c3/stdout","stderr":"../runs/45c3/stderr"}}""");
        site.onBytes("GET " + RUN + "/stderr", json(200, "Killed\n"));
        site.onBytes("GET " + RUN + "/stdout", json(200, "Caused by:\n  no panel for chromosome 24\n\nTip: none\n"));
        assertThat(reason()).contains("no panel for chromosome 24").doesNotContain("Killed");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 500})
    void a_log_that_cannot_be_had_does_not_matter(int code) {
        failed("../runs/45c3/stderr");
        answers("GET " + RUN + "/stderr", code, "{\"msg\":\"no log\"}");
        assertThat(reason()).isEqualTo("The workflow failed");
    }

    @Test
    void a_log_without_end_is_given_up() {
        failed("../runs/45c3/stderr");
        site.onBytes("GET " + RUN + "/stderr", json(200, "still here\n".repeat(1_000_000)));
        assertThat(reason()).isEqualTo("The workflow failed");
    }

    @Test
    void a_log_elsewhere_is_asked_for_without_the_token() throws Exception {
        try (var elsewhere = new RecordedServer()) {
            elsewhere.onBytes("GET /logs/err", json(200, "Error: no samples left"));
            failed(elsewhere.url() + "/logs/err");
            assertThat(reason()).contains("no samples left");
            assertThat(elsewhere.asked("GET /logs/err").getFirst().header("Authorization"))
                    .isNull();
        }
    }

    private void failed(String stderr) {
        answers("GET " + API + "/service-info", 200, SAPPORO)
                .answers("GET " + RUN + "/status", 200, "{\"state\":\"EXECUTOR_ERROR\"}")
                .answers(
                        "GET " + RUN,
                        200,
                        "{\"state\":\"EXECUTOR_ERROR\",\"run_log\":{\"stderr\":\"%s\"}}".formatted(stderr));
    }

    private String reason() {
        return ok(connect().status(TOKEN, "45c3")).failureReason().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-11-23T20:00:03Z       | 2026-11-23T20:00:14         | 2026-11-23T20:00:03Z
                    2026-11-23T20:04:04.153533 | 2026-11-23T20:04:14.200645  | 2026-11-23T20:04:04.153533Z
                    2019-12-12T19:51:09.511Z[UTC] | 2019-12-12T19:52:09.511Z[UTC] | 2019-12-12T19:51:09.511Z
                    2024-03-27T11:31:57.262480 | 2024-03-27T09:32:08.365000  |
                    yesterday                  | today                       |
                    """)
    void times_are_read_in_every_shape_and_an_end_before_the_start_is_none(String start, String end, String expected) {
        answers("GET " + API + "/service-info", 200, SAPPORO)
                .answers("GET " + RUN + "/status", 200, "{\"state\":\"COMPLETE\"}")
                .answers(
                        "GET " + RUN,
                        200,
                        "{\"state\":\"COMPLETE\",\"run_log\":{\"start_time\":\"%s\",\"end_time\":\"%s\"}}"
                                .formatted(start, end));
        var status = ok(connect().status(TOKEN, "45c3"));
        assertThat(status.state()).isEqualTo(RemoteState.SUCCEEDED);
        assertThat(status.startedAt()).isEqualTo(expected == null ? null : java.time.Instant.parse(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "400,NotFound",
        "404,NotFound",
        "409,NotFound",
        "401,CredentialsRejected",
        "403,CredentialsRejected",
        "500,Unreachable",
        "503,Unreachable"
    })
    void what_a_server_says_of_a_run_it_cannot_show(int code, String expected) {
        answers("GET " + API + "/service-info", 200, STARTER_KIT)
                .answers("GET " + RUN + "/status", code, "{\"msg\":\"No WES Run by the id\",\"status_code\":404}")
                .answers("GET " + RUN, 404, "{}");
        assertThat(connect().status(TOKEN, "45c3").getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void an_error_that_calls_itself_200_is_still_one() {
        answers("GET " + API + "/service-info", 200, SAPPORO)
                .answers("GET " + RUN + "/status", 200, "{\"msg\":\"unknown id\",\"status_code\":404}")
                .answers("GET " + RUN, 200, "{\"msg\":\"unknown id\",\"status_code\":404}");
        assertThat(connect().status(TOKEN, "45c3")).isInstanceOf(Outcome.NotFound.class);
    }

    @Test
    void a_run_that_failed_before_it_had_a_log_has_still_failed() {
        answers("GET " + API + "/service-info", 200, STARTER_KIT)
                .answers("GET " + RUN + "/status", 200, "{\"state\":\"EXECUTOR_ERROR\"}")
                .answers("GET " + RUN, 400, "");
        assertThat(ok(connect().status(TOKEN, "45c3")).state()).isEqualTo(RemoteState.FAILED);
        assertThat(ok(connect().outputs(TOKEN, "45c3"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 404, 500})
    void after_a_cancellation_the_run_itself_is_asked_whatever_the_server_said(int code) {
        answers("GET " + API + "/service-info", 200, STARTER_KIT)
                .answers("POST " + RUN + "/cancel", code, "")
                .answers("GET " + RUN + "/status", 200, "{\"state\":\"RUNNING\"}");
        assertThat(ok(connect().cancel(TOKEN, "45c3")).state()).isEqualTo(RemoteState.RUNNING);
    }

    @Test
    void a_server_tells_who_it_is_how_long_its_queue_is_and_what_it_runs() {
        answers("GET " + API + "/service-info", 200, SAPPORO);
        var description = ok(connect().describe(null));
        assertThat(description.software()).isEqualTo("GA4GH WES (sapporo-wes 2.2.5)");
        assertThat(description.queueLength()).isEqualTo(3);
        assertThat(description.workflowTypes()).containsKeys("NFL", "CWL");
    }

    @Test
    void a_server_that_wants_a_token_even_for_that_says_so() {
        answers("GET " + API + "/service-info", 401, "{\"msg\":\"Not authenticated\",\"status_code\":401}");
        assertThat(connect().describe(null)).isInstanceOf(Outcome.CredentialsRejected.class);
        assertThat(connect().verifyToken(TOKEN)).isInstanceOf(Outcome.CredentialsRejected.class);
    }

    @Test
    void a_web_page_is_no_wes() {
        answers("GET " + API + "/service-info", 200, "<html>hello</html>").answers("GET /service-info", 404, "");
        assertThat(connect().describe(null)).isInstanceOf(Outcome.Malformed.class);
    }

    @Test
    void discovery_offers_what_the_template_uses_and_checks_the_workflow_type() {
        answers("GET " + API + "/service-info", 200, SAPPORO);
        var form = ok(connect("workflow_params", "{\"i\":\"${input_urls}\",\"p\":\"${phasing}\"}")
                .discover(TOKEN));
        assertThat(form.parameters()).extracting("id").containsExactly("phasing");
        assertThat(form.panels()).isEmpty();
        assertThat(form.appName()).isEqualTo("main.nf (NFL DSL2)");
        assertThat(form.appVersion())
                .as("of the workflow, which no server says")
                .isNull();
        assertThat(connect("workflow_type", "WDL").discover(TOKEN)).isInstanceOf(Outcome.Refused.class);
    }
}
