package org.fip.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.fip.sandbox.cloudgene.TestServer.choices;
import static org.fip.sandbox.cloudgene.TestServer.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import net.lingala.zip4j.ZipFile;
import org.fip.sandbox.cloudgene.SandboxClient;
import org.fip.sandbox.cloudgene.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Faults as clients of both versions of Cloudgene meet them; jobs are light, so that no time is lost. */
class FaultIT {

    private static final String FAULTS = "/sandbox/faults";
    private static final String TWO = "/cloudgene2";
    private static final String OPERATOR =
            "Basic " + Base64.getEncoder().encodeToString("admin:Admin123".getBytes(StandardCharsets.UTF_8));

    @TempDir
    static Path folder;

    private static TestServer server;
    private static SandboxClient client;
    private static Path input;
    private static int users;

    @BeforeAll
    static void start() throws IOException {
        input = Files.writeString(folder.resolve("input.vcf.gz"), "not read in light mode");
        server = TestServer.start(
                folder.resolve("data"),
                "--fip.sandbox.faults.enabled=true",
                "--fip.sandbox.light=true",
                "--fip.sandbox.light-waiting=50ms",
                "--fip.sandbox.light-running=100ms",
                "--fip.sandbox.light-exporting=0ms",
                "--fip.sandbox.max-jobs-per-user=400",
                "--fip.sandbox.cloudgene2.loop-delay=200ms");
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void off() throws Exception {
        assertThat(client.exchange("DELETE", FAULTS, "", "Authorization", OPERATOR)
                        .status())
                .isEqualTo(200);
    }

    private static JsonNode arm(String json) throws Exception {
        SandboxClient.Answer answer =
                client.exchange("PUT", FAULTS, json, "Authorization", OPERATOR, "Content-Type", "application/json");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode report() throws Exception {
        return client.exchange("GET", FAULTS, "", "Authorization", OPERATOR).json();
    }

    private static String user() throws Exception {
        users++;
        return client.newUser("faulty" + users);
    }

    private static String link(JsonNode file) {
        return "/share/results/" + file.get("hash").asString() + "/"
                + file.get("name").asString();
    }

    private static String finishedLink(String token, String name) throws Exception {
        JsonNode job = server.finished(token, server.submit(token, choices("password", "abcDEF1"), input));
        String link = link(file(job, name));
        // The link works at all, before a fault is armed.
        await().until(() -> client.get(link, null).status() == 200);
        return link;
    }

    @Test
    void only_operators_may_switch() throws Exception {
        String wrong =
                "Basic " + Base64.getEncoder().encodeToString("nobody:Admin123".getBytes(StandardCharsets.UTF_8));
        assertThat(client.exchange("PUT", FAULTS, "[]", "Content-Type", "application/json")
                        .status())
                .isEqualTo(401);
        assertThat(client.exchange("GET", FAULTS, "", "Authorization", wrong).status())
                .isEqualTo(401);
        assertThat(client.exchange(
                                "PUT",
                                FAULTS,
                                "[{\"fault\":\"nonsense\"}]",
                                "Authorization",
                                OPERATOR,
                                "Content-Type",
                                "application/json")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void statuses_slow_answers_and_counts_work_together() throws Exception {
        String token = user();
        arm("[{\"fault\":\"server-error\",\"status\":502,\"count\":2,\"path\":\"/cloudgene2/**\"},"
                + "{\"fault\":\"too-many-requests\",\"retryAfterSeconds\":7,\"count\":1,\"path\":\"/api/v2/jobs\"},"
                + "{\"fault\":\"slow\",\"millis\":300,\"count\":1,\"path\":\"/api/v2/server\"}]");

        assertThat(client.get(TWO + "/api/v2/server", token).status()).isEqualTo(502);
        assertThat(client.get(TWO + "/api/v2/jobs", token).text()).contains("502 Bad Gateway");
        assertThat(client.get(TWO + "/api/v2/server", token).status()).isEqualTo(200);
        SandboxClient.Answer limited = client.get("/api/v2/jobs", token);
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.response().headers().firstValue("Retry-After")).hasValue("7");
        assertThat(client.get("/api/v2/jobs", token).status()).isEqualTo(200);
        long before = System.nanoTime();
        assertThat(client.get("/api/v2/server", token).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(290));
        assertThat(report().get(0).get("struck").asInt()).isEqualTo(2);
        assertThat(report().get(0).get("left").asInt()).isZero();
    }

    @Test
    void maintenance_closes_both_versions_as_the_real_ones_close() throws Exception {
        String token = user();
        arm("[{\"fault\":\"maintenance\"}]");

        SandboxClient.Answer refused = client.get("/api/v2/jobs", token);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().get("message").asString())
                .isEqualTo("This functionality is currently under maintenance.");
        assertThat(client.get(TWO + "/api/v2/jobs", token).status()).isEqualTo(503);
        for (String info : List.of("/api/v2/server", TWO + "/api/v2/server")) {
            assertThat(client.get(info, token).json().get("maintenace").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void slots_are_limited_for_all() throws Exception {
        String token = user();
        arm("[{\"fault\":\"slots\",\"limit\":0,\"count\":1}]");

        assertThat(client.submit(token, choices(), input).text())
                .contains("Only 0 jobs per user can be executed simultaneously.");
        assertThat(client.submit(token, choices(), input).status()).isEqualTo(200);
    }

    @Test
    void a_replaced_token_is_dead() throws Exception {
        String token = user();
        arm("[{\"fault\":\"replaced-token\",\"account\":\"faulty%d\"}]".formatted(users));

        assertThat(client.get("/api/v2/jobs", token).status()).isEqualTo(403);
        assertThat(client.get(TWO + "/api/v2/jobs", token).status()).isEqualTo(401);
    }

    @Test
    void a_hanging_request_gets_no_answer_at_all() throws Exception {
        String token = user();
        arm("[{\"fault\":\"hanging\",\"millis\":200,\"path\":\"/api/v2/server\"}]");

        assertThatThrownBy(() -> client.get("/api/v2/server", token)).isInstanceOf(IOException.class);
        int port = server.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET /api/v2/server HTTP/1.1\r\nHost: sandbox\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
        assertThat(client.get("/api/v2/jobs", token).status()).isEqualTo(200);
    }

    @Test
    void a_lost_answer_leaves_a_job_behind() throws Exception {
        String token = user();
        arm("[{\"fault\":\"lost-answer\",\"count\":2}]");

        assertThatThrownBy(() -> client.submit(token, choices("job-name", "lost3"), input))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> client.submitTo(
                        TWO + "/api/v2/jobs/submit/imputationserver",
                        token,
                        choices("job-name", "lost2", "refpanel", "apps@fip-demo"),
                        input))
                .isInstanceOf(IOException.class);

        JsonNode list = client.get("/api/v2/jobs", token).json();
        assertThat(list.get("count").asInt()).isEqualTo(2);
        assertThat(list.get("data").get(0).get("name").asString()).isEqualTo("lost2");
        assertThat(client.submit(token, choices(), input).status()).isEqualTo(200);
    }

    @Test
    void garbage_comes_in_place_of_json() throws Exception {
        String token = user();
        arm("[{\"fault\":\"garbage-json\"}]");

        for (String path : List.of("/api/v2/jobs", TWO + "/api/v2/jobs")) {
            SandboxClient.Answer garbage = client.get(path, token);
            assertThat(garbage.status()).isEqualTo(200);
            assertThatThrownBy(garbage::json).isInstanceOf(JacksonException.class);
        }
    }

    @Test
    void transfers_are_cut_visibly_only_where_a_length_was_told() throws Exception {
        String token = user();
        String link = finishedLink(token, "chr_20.zip");
        byte[] whole = client.get(link, null).response().body();
        arm("[{\"fault\":\"cut-transfer\",\"bytes\":100,\"count\":2}]");

        byte[] cut = client.get(link, null).response().body();
        assertThat(cut).isEqualTo(Arrays.copyOf(whole, 100));
        assertThatThrownBy(() -> client.get(TWO + link, null)).isInstanceOf(IOException.class);
        assertThat(client.get(TWO + link, null).response().body()).isEqualTo(whole);
        assertThat(client.get("/api/v2/jobs", token).status()).isEqualTo(200);
    }

    @Test
    void archives_are_corrupted_and_reports_are_not() throws Exception {
        String token = user();
        String link = finishedLink(token, "chr_20.zip");
        byte[] whole = client.get(link, null).response().body();
        assertThat(opens(whole)).isTrue();
        arm("[{\"fault\":\"corrupt-archive\"}]");

        byte[] corrupt = client.get(link, null).response().body();
        assertThat(corrupt).hasSameSizeAs(whole).isNotEqualTo(whole);
        assertThat(opens(corrupt)).isFalse();
        String report = finishedLink(token, "qc_report.txt");
        assertThat(client.get(report, null).text()).startsWith("Match: ");
    }

    private static boolean opens(byte[] archive) throws IOException {
        Path file = Files.write(folder.resolve("archive.zip"), archive);
        Path into = Files.createTempDirectory(folder, "opened");
        try (var zip = new ZipFile(file.toFile(), "abcDEF1".toCharArray())) {
            zip.extractAll(into.toString());
            new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(into.resolve("chr20.dose.vcf.gz"))))
                    .readAllBytes();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void results_are_retired_just_when_they_are_fetched() throws Exception {
        String token = user();
        String three = finishedLink(token, "chr_20.zip");
        String two = finishedLink(token, "chr_20.zip");
        arm("[{\"fault\":\"retired-results\",\"count\":2}]");

        assertThat(client.get(three, null).text()).contains("File not found in workspace.");
        SandboxClient.Answer nothing = client.get(TWO + two, null);
        assertThat(nothing.status()).isEqualTo(204);
        client.get("/api/v2/jobs", token)
                .json()
                .get("data")
                .forEach(job -> assertThat(job.get("state").asInt()).isEqualTo(7));
    }

    @Test
    void a_restart_leaves_dead_jobs_that_can_be_restarted() throws Exception {
        String token = user();
        arm("[{\"fault\":\"light\",\"runningMillis\":60000}]");
        String running = server.submit(token, choices(), input);
        await().until(() -> TestServer.state(server.job(token, running)) == 2);
        arm("[{\"fault\":\"restart\"},{\"fault\":\"light\",\"runningMillis\":10}]");

        JsonNode dead = server.job(token, running);
        assertThat(TestServer.state(dead)).isEqualTo(-1);
        assertThat(dead.get("positionInQueue").asInt()).isEqualTo(-1);
        assertThat(client.get("/api/v2/jobs/" + running + "/restart", token).status())
                .isEqualTo(200);
        assertThat(TestServer.state(server.finished(token, running))).isEqualTo(4);
    }

    @Test
    void markup_gets_into_the_messages_of_steps() throws Exception {
        String token = user();
        arm("[{\"fault\":\"html-messages\"}]");

        JsonNode job = server.finished(token, server.submit(token, choices(), input));

        assertThat(job.get("steps")
                        .get(0)
                        .get("logMessages")
                        .get(0)
                        .get("message")
                        .asString())
                .contains("<script>", "onerror");
    }

    @Test
    void hundreds_of_light_jobs_run_at_once_and_can_be_cancelled() throws Exception {
        String token = user();
        arm("[{\"fault\":\"light\",\"waitingMillis\":0,\"runningMillis\":3000}]");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ids.add(server.submit(token, choices("password", "abcDEF1"), input));
        }
        assertThat(TestServer.state(client.get("/api/v2/jobs/" + ids.getLast() + "/cancel", token)
                        .json()))
                .isEqualTo(6);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            int done = 0;
            for (JsonNode job : client.get("/api/v2/jobs", token).json().get("data")) {
                done += TestServer.state(job) == 4 ? 1 : 0;
            }
            assertThat(done).isEqualTo(299);
        });
    }
}
