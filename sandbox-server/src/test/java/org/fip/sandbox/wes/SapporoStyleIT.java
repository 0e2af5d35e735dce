package org.fip.sandbox.wes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.fip.sandbox.FileServer;
import org.fip.sandbox.RunningSandbox;
import org.fip.sandbox.RunningSandbox.Answer;
import org.fip.sandbox.RunningSandbox.Form;
import org.fip.sandbox.demo.DemoData;
import org.fip.sandbox.demo.ImputationAccuracy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** WES as a strict server speaks it. */
class SapporoStyleIT {

    private static final String WES = "/ga4gh/wes/v1";
    private static final Set<String> UNFINISHED = Set.of("QUEUED", "INITIALIZING", "RUNNING", "CANCELING");

    @TempDir
    static Path folder;

    private static RunningSandbox server;
    private static Path target;

    @BeforeAll
    static void start() throws IOException {
        target = folder.resolve("target.vcf.gz");
        DemoData.generate().writeTarget(target);
        server = RunningSandbox.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private static Form form(String... changed) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "workflow_type", "NFL",
                "workflow_type_version", "DSL2",
                "workflow_engine", "nextflow",
                "workflow_url", "sandbox/impute"));
        for (int i = 0; i < changed.length; i += 2) {
            fields.put(changed[i], changed[i + 1]);
        }
        var form = new Form();
        fields.forEach((name, value) -> {
            if (!value.isEmpty()) {
                form.value(name, value);
            }
        });
        return form;
    }

    private static String post(Form form, String token) throws IOException, InterruptedException {
        Answer answer = server.post(WES + "/runs", form, bearer(token));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text("run_id");
    }

    private static String finalState(String id, String token) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> state(id, token), state -> !UNFINISHED.contains(state));
    }

    private static String state(String id, String token) throws IOException, InterruptedException {
        return server.get(WES + "/runs/" + id + "/status", bearer(token)).text("state");
    }

    @Test
    void a_run_fetches_its_input_imputes_it_and_hands_files_to_the_bearer() throws Exception {
        String token = server.newUser("alice");
        String id;
        Set<String> states = new LinkedHashSet<>();
        try (var files = FileServer.of(Files.readAllBytes(target), "target.vcf.gz")) {
            id = post(
                    form(
                            "workflow_params",
                            "{\"input\":\"%s\",\"refpanel\":\"fip-demo\",\"build\":\"hg38\",\"r2_filter\":0.001}"
                                    .formatted(files.url("/files/signed-token")),
                            "tags",
                            "{\"platform_job\":\"42\"}"),
                    token);
            String end = await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> state(id, token), state -> {
                        states.add(state);
                        return !UNFINISHED.contains(state);
                    });
            assertThat(end).isEqualTo("COMPLETE");
        }
        assertThat(states)
                .isSubsetOf("QUEUED", "INITIALIZING", "RUNNING", "COMPLETE")
                .contains("RUNNING");

        JsonNode log = server.get(WES + "/runs/" + id, bearer(token)).json();
        assertThat(log.at("/request/tags/platform_job").asString()).isEqualTo("42");
        assertThat(log.at("/request/workflow_params/r2_filter").asDouble()).isEqualTo(0.001);
        assertThat(log.at("/request/workflow_engine_version").isNull()).isTrue();
        assertThat(log.at("/run_log/exit_code").asInt()).isZero();
        assertThat(log.at("/task_logs").isNull()).isTrue();
        Map<String, String> outputs = new HashMap<>();
        log.get("outputs")
                .forEach(output -> outputs.put(
                        output.get("file_name").asString(),
                        output.get("file_url").asString()));
        assertThat(outputs).containsKeys("imputed.vcf.gz", "imputed.vcf.gz.tbi", "statistics.txt", "log.txt");

        String link = String.valueOf(outputs.get("imputed.vcf.gz"));
        assertThat(link).isEqualTo(server.url(WES + "/runs/" + id + "/outputs/imputed.vcf.gz"));
        assertThat(server.get(link).status()).isEqualTo(401);
        Answer whole = server.get(link, bearer(token));
        assertThat(whole.header("accept-ranges")).isEqualTo("bytes");
        Answer part = server.get(link, "Authorization", "Bearer " + token, "Range", "bytes=10-19");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), 10, 20));
        Path imputed = Files.write(folder.resolve("imputed.vcf.gz"), whole.bytes());
        Path truth = folder.resolve("truth.vcf.gz");
        DemoData.generate().writeTruth(truth);
        assertThat(ImputationAccuracy.of(Files.newInputStream(imputed), Files.newInputStream(truth))
                        .meanR2Common())
                .isGreaterThan(0.8);
        assertThat(server.get(log.at("/run_log/stdout").asString(), bearer(token))
                        .text())
                .contains("[Input Staging]", "1 file(s) staged.", "[Phasing and Imputation]");
        assertThat(server.get(log.at("/run_log/stderr").asString(), bearer(token))
                        .text())
                .isEmpty();

        JsonNode tasks = server.get(log.get("task_logs_url").asString() + "?page_size=2", bearer(token))
                .json();
        assertThat(tasks.get("task_logs").get(1).get("name").asString()).isEqualTo("Input Validation");
        assertThat(server.get(
                                WES + "/runs/" + id + "/tasks?page_token="
                                        + tasks.get("next_page_token").asString(),
                                bearer(token))
                        .json()
                        .at("/task_logs/0/id")
                        .asString())
                .isEqualTo("3");
        assertThat(server.get(WES + "/runs/" + id + "/tasks/2/stdout", bearer(token))
                        .text())
                .contains("valid VCF file(s) found");
        assertThat(server.method("POST", WES + "/runs/" + id + "/cancel", bearer(token))
                        .text("run_id"))
                .isEqualTo(id);
        assertThat(finalState(id, token)).isEqualTo("COMPLETE");
    }

    @Test
    void input_is_found_among_the_attachments() throws Exception {
        String token = server.newUser("attacher");
        String params =
                "{\"input\":\"cohort/target.vcf.gz\",\"refpanel\":\"apps@fip-demo@1.0.0\",\"mode\":\"qc_only\"}";
        String id = post(
                form("workflow_params", params)
                        .file("workflow_attachment", "cohort/target.vcf.gz", target)
                        .file("workflow_attachment", "../../evil.vcf.gz", new byte[9]),
                token);
        assertThat(finalState(id, token)).isEqualTo("COMPLETE");
        assertThat(folder.resolve("evil.vcf.gz")).doesNotExist();
    }

    @Test
    void mistakes_in_the_parameters_end_the_run_with_a_reason() throws Exception {
        String token = server.newUser("mistakes");
        String panel = post(
                form("workflow_params", "{\"input\":\"target.vcf.gz\",\"refpanel\":\"nope\"}")
                        .file("workflow_attachment", "target.vcf.gz", target),
                token);
        assertThat(finalState(panel, token)).isEqualTo("EXECUTOR_ERROR");
        JsonNode log = server.get(WES + "/runs/" + panel, bearer(token)).json();
        assertThat(log.get("outputs").isNull()).isTrue();
        assertThat(log.at("/run_log/exit_code").asInt()).isEqualTo(1);
        assertThat(server.get(log.at("/run_log/stderr").asString(), bearer(token))
                        .text())
                .isEqualTo("Reference panel 'nope' is not offered by this server.\n");

        String missing = post(form("workflow_params", "{\"input\":\"a.vcf.gz\",\"refpanel\":\"fip-demo\"}"), token);
        assertThat(finalState(missing, token)).isEqualTo("EXECUTOR_ERROR");
        assertThat(server.get(WES + "/runs/" + missing + "/stderr", bearer(token))
                        .text())
                .isEqualTo("No such file: a.vcf.gz\n");
    }

    @Test
    void bad_requests_are_refused_with_the_reason() throws Exception {
        String token = server.newUser("refused");
        assertThat(refusal(form("workflow_type", "NEXTFLOW"), token))
                .isEqualTo("Invalid workflow_type: NEXTFLOW, please select from dict_keys(['NFL'])");
        assertThat(refusal(form("workflow_type_version", ""), token)).isEqualTo("workflow_type_version is required.");
        assertThat(refusal(form("workflow_engine", ""), token)).startsWith("Invalid workflow_engine: , please");
        assertThat(refusal(form("workflow_url", "main.nf"), token)).startsWith("Invalid workflow_url: main.nf");
        assertThat(refusal(form("workflow_params", "{bad"), token)).isEqualTo("Invalid JSON in workflow_params.");
        assertThat(refusal(form("tags", "{\"a\":1}"), token)).isEqualTo("Invalid JSON in tags.");
        assertThat(refusal(form().file("workflow_params", "p.json", "{}".getBytes(StandardCharsets.UTF_8)), token))
                .isEqualTo("workflow_params must be a string, not a file.");
        assertThat(refusal(form().value("workflow_attachment", "text"), token))
                .isEqualTo("workflow_attachment must have a filename.");
        assertThat(server.get(WES + "/runs?page_size=0", bearer(token)).text())
                .isEqualTo("{\"msg\":\"page_size must be between 1 and 1000.\",\"status_code\":400}");
        assertThat(server.get(WES + "/runs", bearer(token)).json().get("runs")).isEmpty();
    }

    private static String refusal(Form form, String token) throws IOException, InterruptedException {
        Answer answer = server.post(WES + "/runs", form, bearer(token));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("status_code").asInt()).isEqualTo(400);
        return answer.text("msg");
    }

    @Test
    void nothing_is_told_without_a_token_and_runs_are_their_owners() throws Exception {
        String token = server.newUser("owner");
        assertThat(server.get(WES + "/service-info").text())
                .isEqualTo("{\"msg\":\"Not authenticated\",\"status_code\":401}");
        assertThat(server.get(WES + "/runs", bearer("rubbish")).text())
                .isEqualTo("{\"msg\":\"Invalid token\",\"status_code\":401}");
        JsonNode info = server.get(WES + "/service-info", bearer(token)).json();
        assertThat(info.at("/workflow_type_versions/NFL/workflow_type_version/0")
                        .asString())
                .isEqualTo("DSL2");
        assertThat(info.at("/workflow_engine_versions/nextflow/workflow_engine_version/0")
                        .asString())
                .isEqualTo("24.10.0");
        assertThat(info.at("/supported_wes_versions/0").asString()).isEqualTo("1.1.0");
        assertThat(info.at("/system_state_counts").size()).isEqualTo(13);

        server.blockQueue(true);
        try {
            String first = post(form("tags", "{\"k\":\"v\"}"), token);
            String second = post(form(), token);
            String third = server.postEncoded(
                            WES + "/runs",
                            "workflow_type=NFL&workflow_type_version=DSL2&workflow_engine=nextflow"
                                    + "&workflow_url=sandbox%2Fimpute&workflow_params=%7B%7D",
                            bearer(token))
                    .text("run_id");
            JsonNode page = server.get(WES + "/runs?page_size=2", bearer(token)).json();
            assertThat(page.get("total_runs").asInt()).isEqualTo(3);
            assertThat(page.at("/runs/0/run_id").asString()).isEqualTo(third);
            assertThat(page.at("/runs/0/state").asString()).isEqualTo("QUEUED");
            assertThat(page.at("/runs/1/run_id").asString()).isEqualTo(second);
            JsonNode rest = server.get(
                            WES + "/runs?page_token="
                                    + page.get("next_page_token").asString(),
                            bearer(token))
                    .json();
            assertThat(rest.at("/runs/0/tags/k").asString()).isEqualTo("v");
            assertThat(rest.get("next_page_token").isNull()).isTrue();

            String stranger = server.newUser("stranger");
            Answer forbidden = server.get(WES + "/runs/" + first + "/status", bearer(stranger));
            assertThat(forbidden.status()).isEqualTo(403);
            assertThat(forbidden.text("msg")).isEqualTo("Your username is not allowed to access run ID " + first + ".");
            String unknown = "00000000-0000-0000-0000-000000000000";
            assertThat(server.get(WES + "/runs/" + unknown, bearer(token)).text())
                    .isEqualTo("{\"msg\":\"Run ID " + unknown + " not found.\",\"status_code\":404}");
            assertThat(server.get(WES + "/runs/nope", bearer(token)).status()).isEqualTo(400);
            assertThat(server.get(WES + "/nowhere", bearer(token)).text())
                    .isEqualTo("{\"msg\":\"Not Found\",\"status_code\":404}");

            for (String id : new String[] {first, second, third}) {
                server.method("POST", WES + "/runs/" + id + "/cancel", bearer(token));
                assertThat(finalState(id, token)).isEqualTo("CANCELED");
            }
        } finally {
            server.blockQueue(false);
        }
    }

    @Test
    void a_run_that_waits_for_a_site_which_never_answers_can_be_cancelled() throws Exception {
        String token = server.newUser("patient");
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String params = "{\"input\":\"http://127.0.0.1:%d/a.vcf.gz\",\"refpanel\":\"fip-demo\"}"
                    .formatted(silent.getLocalPort());
            String id = post(form("workflow_params", params), token);
            silent.accept(); // and never read
            assertThat(state(id, token)).isEqualTo("INITIALIZING");

            server.method("POST", WES + "/runs/" + id + "/cancel", bearer(token));

            assertThat(finalState(id, token)).isEqualTo("CANCELED");
        }
    }

    @Test
    void a_run_that_was_unfinished_when_the_server_stopped_is_the_servers_fault() throws Exception {
        Path data = folder.resolve("stopped");
        String token;
        String id;
        try (var first = RunningSandbox.start(data)) {
            first.blockQueue(true);
            token = first.newUser("unlucky");
            id = first.post(WES + "/runs", form("tags", "{\"k\":\"v\"}"), bearer(token))
                    .text("run_id");
        }
        try (var second = RunningSandbox.start(data)) {
            JsonNode log = second.get(WES + "/runs/" + id, bearer(token)).json();
            assertThat(log.get("state").asString()).isEqualTo("SYSTEM_ERROR");
            assertThat(log.at("/request/tags/k").asString()).isEqualTo("v");
        }
    }
}
