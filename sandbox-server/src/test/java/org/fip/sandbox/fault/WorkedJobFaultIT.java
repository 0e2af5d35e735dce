package org.fip.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fip.sandbox.cloudgene.TestServer.choices;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.fip.sandbox.cloudgene.SandboxClient;
import org.fip.sandbox.cloudgene.TestServer;
import org.fip.sandbox.demo.DemoData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Faults of jobs that are worked on for real. */
class WorkedJobFaultIT {

    private static final String OPERATOR =
            "Basic " + Base64.getEncoder().encodeToString("admin:Admin123".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    @Test
    void a_restart_stops_running_and_waiting_jobs_dead_and_they_can_be_restarted() throws Exception {
        Path target = folder.resolve("target.vcf.gz");
        DemoData.generate().writeTarget(target);
        try (var server = TestServer.start(
                folder.resolve("data"), "--fip.sandbox.faults.enabled=true", "--fip.sandbox.workers=1")) {
            SandboxClient client = server.client();
            String token = client.newUser("restarted");
            String running = server.submit(token, choices(), target);
            String waiting = server.submit(token, choices("mode", "qc_only"), target);
            await().pollInterval(Duration.ofMillis(5)).until(() -> TestServer.state(server.job(token, running)) >= 2);

            SandboxClient.Answer switched = client.exchange(
                    "PUT",
                    "/sandbox/faults",
                    "[{\"fault\":\"restart\"}]",
                    "Authorization",
                    OPERATOR,
                    "Content-Type",
                    "application/json");

            assertThat(switched.status()).isEqualTo(200);
            for (String id : new String[] {running, waiting}) {
                JsonNode dead = server.job(token, id);
                assertThat(TestServer.state(dead)).isEqualTo(-1);
                assertThat(dead.get("steps")).isEmpty();
                client.get("/api/v2/jobs/" + id + "/restart", token);
            }
            assertThat(TestServer.state(server.finished(token, running))).isEqualTo(4);
            assertThat(TestServer.state(server.finished(token, waiting))).isEqualTo(4);
        }
    }
}
