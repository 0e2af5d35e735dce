package org.fip.sandbox.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.fip.sandbox.cloudgene.SandboxClient;
import org.fip.sandbox.cloudgene.TestServer;
import org.fip.sandbox.demo.DemoData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The dialects that hand out plain files: the simplified one and WES. */
class PlainDialectsIT {
    private static final String SIMPLE = "/simple/api/v2/jobs";
    private static final String WES = "/ga4gh/wes/v1";

    @TempDir
    static Path folder;

    private static TestServer server;
    private static SandboxClient client;
    private static HttpServer files;
    private static Path target;

    @BeforeAll
    static void start() throws Exception {
        target = folder.resolve("target.vcf.gz");
        DemoData.generate().writeTarget(target);
        server = TestServer.start(folder.resolve("data"));
        client = server.client();
        files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.createContext("/target.vcf.gz", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, Files.size(target));
                Files.copy(target, exchange.getResponseBody());
            }
        });
        files.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        files.stop(0);
    }

    @Test
    void a_simple_job_goes_from_waiting_to_an_archive_of_plain_files() throws Exception {
        var token = client.newUser("simpleuser");
        var submitted = client.submitTo(
                SIMPLE + "/submit",
                token,
                Map.of(
                        "refpanel",
                        "fip-demo",
                        "build",
                        "hg38",
                        "phasing",
                        "eagle",
                        "population",
                        "all",
                        "job-name",
                        "fip-1"),
                target);
        assertThat(submitted.json().path("status").asString()).isEqualTo("waiting");
        var id = submitted.json().path("id").asString();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.get(SIMPLE + "/" + id + "/status", token)
                        .json()
                        .path("state")
                        .asString()
                        .equals("success"));

        var results = await().until(() -> client.get(SIMPLE + "/" + id + "/results", token), a -> a.status() == 200);
        Set<String> names = new HashSet<>();
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(results.response().body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).contains("imputed.vcf.gz", "statistics.txt", "log.txt");
        assertThat(client.get(SIMPLE, token).json().get(0).path("name").asString())
                .isEqualTo("fip-1");
        var stranger = client.newUser("simplestranger");
        assertThat(client.get(SIMPLE + "/" + id + "/status", stranger).status()).isEqualTo(404);
    }

    @Test
    void simple_mistakes_are_named() throws Exception {
        var token = client.newUser("simplemistake");
        assertThat(client.submitTo(SIMPLE + "/submit", token, Map.of(), target).text())
                .contains("refpanel is required");
        assertThat(client.submitTo(SIMPLE + "/submit", token, Map.of("refpanel", "x", "colour", "blue"), target)
                        .text())
                .contains("Unknown fields: colour");
        assertThat(client.submitTo(SIMPLE + "/submit", token, Map.of("refpanel", "x"))
                        .text())
                .contains("input-files is required");
        assertThat(client.get(SIMPLE, "nonsense").status()).isEqualTo(401);
    }

    @Test
    void a_run_fetches_its_input_and_serves_its_outputs_to_its_owner() throws Exception {
        var token = client.newUser("wesuser1");
        var url = "http://127.0.0.1:" + files.getAddress().getPort() + "/target.vcf.gz";
        var posted = run(token, "sandbox/impute", url);
        assertThat(posted.status()).as(posted.text()).isEqualTo(200);
        var id = posted.json().path("run_id").asString();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> wes(token, "/runs/" + id + "/status")
                        .path("state")
                        .asString()
                        .equals("COMPLETE"));

        var log = wes(token, "/runs/" + id);
        assertThat(log.path("request").path("tags").path("fip_job").asString()).isEqualTo("fip-9");
        assertThat(log.path("run_log").path("stdout").asString()).startsWith("N E X T F L O W");
        var dose = log.path("outputs")
                .valueStream()
                .filter(output -> output.path("file_name").asString().equals("chr20.dose.vcf.gz"))
                .findFirst()
                .orElseThrow();
        var path = dose.path("file_url").asString().replaceFirst("^http://[^/]+", "");
        assertThat(get(token, path).status()).isEqualTo(200);
        try (var vcf = new GZIPInputStream(
                new ByteArrayInputStream(get(token, path).response().body()))) {
            assertThat(new String(vcf.readNBytes(20), StandardCharsets.UTF_8)).startsWith("##fileformat=VCF");
        }
        var stranger = client.newUser("wesstranger");
        assertThat(get(stranger, path).status()).isEqualTo(403);
        assertThat(wes(stranger, "/runs").path("runs")).isEmpty();
        assertThat(wes(token, "/runs")
                        .path("runs")
                        .get(0)
                        .path("tags")
                        .path("fip_job")
                        .asString())
                .isEqualTo("fip-9");
    }

    @Test
    void wes_mistakes_are_answered_in_the_specifications_shape() throws Exception {
        var token = client.newUser("wesmistake");
        var unknown = run(token, "other/workflow", "x");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("msg").asString()).contains("workflow_url");
        assertThat(unknown.json().path("status_code").asInt()).isEqualTo(400);
        assertThat(run(token, "sandbox/impute", "missing.vcf.gz")
                        .json()
                        .path("msg")
                        .asString())
                .contains("no input missing.vcf.gz");
        assertThat(get(token, WES + "/runs/nope/status").status()).isEqualTo(404);
        assertThat(client.get(WES + "/service-info", null).status()).isEqualTo(401);
        assertThat(wes(token, "/service-info").path("workflow_type_versions").has("NFL"))
                .isTrue();
    }

    private static SandboxClient.Answer run(String token, String workflow, String input) throws Exception {
        var boundary = "b1b2b3b4";
        var body = new StringBuilder();
        Map.of(
                        "workflow_type", "NFL",
                        "workflow_type_version", "DSL2",
                        "workflow_engine", "nextflow",
                        "workflow_url", workflow,
                        "tags", "{\"fip_job\":\"fip-9\"}",
                        "workflow_params",
                                "{\"input\":\"%s\",\"refpanel\":\"fip-demo\",\"build\":\"hg38\",\"population\":\"all\"}"
                                        .formatted(input))
                .forEach(
                        (name, value) -> body.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(boundary, name, value)));
        body.append("--").append(boundary).append("--\r\n");
        return client.exchange(
                "POST",
                WES + "/runs",
                body.toString(),
                "Content-Type",
                "multipart/form-data; boundary=" + boundary,
                "Authorization",
                "Bearer " + token);
    }

    private static JsonNode wes(String token, String path) throws Exception {
        return get(token, WES + path).json();
    }

    private static SandboxClient.Answer get(String token, String path) throws Exception {
        return client.exchange("GET", path, "", "Authorization", "Bearer " + token);
    }
}
