package org.fip.sandbox.wes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.fip.sandbox.FileServer;
import org.fip.sandbox.RunningSandbox;
import org.fip.sandbox.RunningSandbox.Answer;
import org.fip.sandbox.RunningSandbox.Form;
import org.fip.sandbox.demo.DemoData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** WES with the traps of the Starter Kit. */
class StarterKitStyleIT {

    private static final String WES = "/ga4gh/wes/v1";

    @TempDir
    static Path folder;

    private static RunningSandbox server;
    private static FileServer files;
    private static String[] bearer = {};

    @BeforeAll
    static void start() throws IOException {
        Path target = folder.resolve("target.vcf.gz");
        DemoData.generate().writeTarget(target);
        files = FileServer.of(Files.readAllBytes(target), null);
        server = RunningSandbox.start(
                folder.resolve("data"), "--fip.sandbox.wes.style=starterkit", "--fip.sandbox.wes.starting=1s");
        bearer = new String[] {"Authorization", "Bearer " + server.newUser("alice")};
    }

    @AfterAll
    static void stop() {
        server.close();
        files.close();
    }

    private static Form form(String... changed) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "workflow_type", "NEXTFLOW",
                "workflow_type_version", "21.04.0",
                "workflow_url", "https://github.com/sandbox/impute",
                "tags", "{\"job\":\"42\"}"));
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

    private static Answer post(Form form) throws IOException, InterruptedException {
        return server.post(WES + "/runs", form, bearer);
    }

    private static String params() {
        return "{\"input\":\"%s\",\"refpanel\":\"fip-demo\"}".formatted(files.url("/files/target.vcf.gz"));
    }

    private static String finalState(String id) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> server.get(WES + "/runs/" + id + "/status", bearer)
                                .text("state"),
                        state -> Set.of("COMPLETE", "EXECUTOR_ERROR").contains(state));
    }

    @Test
    void a_run_is_unknown_at_first_cannot_be_stopped_and_leaves_paths_of_the_site() throws Exception {
        String id = post(form("workflow_params", params()).file("workflow_attachment", "target.vcf.gz", new byte[1000]))
                .text("run_id");
        Answer early = server.get(WES + "/runs/" + id + "/status", bearer);
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.text("msg")).isEqualTo("Could not load WES run status");
        Answer cancelled = server.method("POST", WES + "/runs/" + id + "/cancel", bearer);
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.bytes()).isEmpty();

        assertThat(finalState(id)).isEqualTo("COMPLETE");

        assertThat(server.get(WES + "/runs", bearer).text()).doesNotContain(id);
        JsonNode log = server.get(WES + "/runs/" + id, bearer).json();
        assertThat(log.get("request").has("tags")).isFalse();
        assertThat(log.at("/outputs/target.vcf.gz").asString()).startsWith("file:///srv/wes/starterkit/");
        assertThat(log.at("/outputs/imputed.vcf.gz").asString())
                .startsWith("file:///srv/wes/starterkit/")
                .endsWith("/imputed.vcf.gz");
        assertThat(log.at("/run_log/stdout").asString())
                .startsWith("http://localhost:4500/ga4gh/wes/v1/logs/nextflow/stdout/" + id);
        assertThat(server.get(WES + "/logs/nextflow/stdout/" + id, bearer).text())
                .contains("[Quality Control]");
        assertThat(server.get(WES + "/runs?page_size=1", bearer).text())
                .contains("{\"run_id\":\"" + id + "\",\"state\":\"COMPLETE\"}")
                .doesNotContain("next_page_token");
        assertThat(server.get(WES + "/runs/" + id + "/tasks", bearer).status()).isEqualTo(404);
    }

    @Test
    void what_is_wrong_with_a_request_stays_a_riddle() throws Exception {
        Answer type = post(form("workflow_type", "NFL"));
        assertThat(type.status()).isEqualTo(400);
        assertThat(type.bytes()).isEmpty();
        assertThat(post(form("workflow_type_version", "")).text("message"))
                .startsWith("Required request parameter 'workflow_type_version'");
        for (Form conflict : new Form[] {
            form("workflow_params", "{bad"),
            form("workflow_params", "{\"input\":\"http://a/x http://a/y\"}"),
            form("workflow_params", "{\"input\":[\"http://a/x\"]}"),
            form("workflow_params", "{\"input\":null}"),
            form("workflow_type_version", "DSL2"),
            form("workflow_url", "sandbox/impute"),
        }) {
            Answer answer = post(conflict);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("msg")).isEqualTo("Could not register new WorkflowRun");
        }
        Answer large = post(form().file("workflow_attachment", "large.vcf.gz", new byte[(1 << 20) + 1]));
        assertThat(large.status()).isEqualTo(500);
        assertThat(large.text("path")).isEqualTo(WES + "/runs");
    }

    @Test
    void a_run_of_another_repository_is_never_heard_of_again() throws Exception {
        String id = post(form("workflow_url", "https://github.com/demo-lab/unknown/tree/dev"))
                .text("run_id");
        assertThat(id).isNotEmpty();
        assertThat(server.get(WES + "/runs/" + id + "/status", bearer).status()).isEqualTo(400);
        assertThat(server.get(WES + "/runs/" + id, bearer).status()).isEqualTo(400);
        assertThat(server.get(WES + "/runs/nope", bearer).text("msg")).isEqualTo("No WES Run by the id: nope");
    }

    @Test
    void a_run_that_fails_before_its_first_task_has_a_state_but_no_log() throws Exception {
        String id = post(form("workflow_params", "{\"input\":\"/data/target.vcf.gz\",\"refpanel\":\"fip-demo\"}"))
                .text("run_id");
        assertThat(finalState(id)).isEqualTo("EXECUTOR_ERROR");
        assertThat(server.get(WES + "/runs/" + id, bearer).status()).isEqualTo(400);
    }

    @Test
    void versions_are_plain_lists() throws Exception {
        JsonNode info = server.get(WES + "/service-info", bearer).json();
        assertThat(info.at("/workflow_type_versions/NEXTFLOW/0").asString()).isEqualTo("21.04.0");
        assertThat(info.at("/workflow_engine_versions/NATIVE").asString()).isEqualTo("1.0.0");
        assertThat(info.has("supported_wes_versions")).isFalse();
    }
}
