package org.fip.sandbox.cloudgene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fip.sandbox.cloudgene.TestServer.choices;

import java.nio.file.Path;
import java.time.Duration;
import org.fip.sandbox.demo.DemoData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the server remembers over a restart. */
class RestartIT {

    @TempDir
    Path folder;

    @Test
    void slots_maintenance_cancel_and_restart_after_a_crash() throws Exception {
        Path target = folder.resolve("target.vcf.gz");
        DemoData.generate().writeTarget(target);
        Path data = folder.resolve("second");
        String token;
        String cancelled;
        String died;
        try (var second = TestServer.start(data)) {
            SandboxClient here = second.client();
            String admin = here.login("admin", "Admin123");
            assertThat(here.get("/api/v2/admin/server/queue/block", admin).status())
                    .isEqualTo(200);
            token = here.newUser("queued");
            cancelled = here.submit(token, choices(), target).json().get("id").asString();
            died = here.submit(token, choices("password", "abcDEF1"), target)
                    .json()
                    .get("id")
                    .asString();
            SandboxClient.Answer third = here.submit(token, choices(), target);
            assertThat(third.status()).isEqualTo(400);
            assertThat(third.json().get("message").asString())
                    .isEqualTo("Only 2 jobs per user can be executed simultaneously.");
            JsonNode waiting =
                    here.get("/api/v2/jobs/" + died + "/status", token).json();
            assertThat(waiting.get("state").asInt()).isEqualTo(1);
            assertThat(waiting.get("positionInQueue").asInt()).isEqualTo(1);
            assertThat(here.get("/api/v2/jobs/" + cancelled + "/cancel", token)
                            .json()
                            .get("state")
                            .asInt())
                    .isEqualTo(6);
            here.get("/api/v2/admin/server/maintenance/enter", admin);
            assertThat(here.get("/api/v2/jobs", token).status()).isEqualTo(503);
            assertThat(here.get("/api/v2/server", token)
                            .json()
                            .get("maintenace")
                            .asBoolean())
                    .isTrue();
            here.get("/api/v2/admin/server/maintenance/exit", admin);
        }
        try (var third = TestServer.start(data)) {
            SandboxClient here = third.client();
            JsonNode dead = here.get("/api/v2/jobs/" + died, token).json();
            assertThat(dead.get("state").asInt()).isEqualTo(-1);
            assertThat(dead.get("steps")).isEmpty();
            assertThat(here.get("/api/v2/jobs/" + cancelled + "/restart", token).status())
                    .isEqualTo(400);
            assertThat(here.get("/api/v2/jobs/" + died + "/restart", token).status())
                    .isEqualTo(200);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> here.get("/api/v2/jobs/" + died, token)
                                    .json()
                                    .get("state")
                                    .asInt()
                            == 4);
            assertThat(here.method("DELETE", "/api/v2/jobs/" + died, token).status())
                    .isEqualTo(403);
            String access = here.login("queued", "Secret123");
            assertThat(here.method("DELETE", "/api/v2/jobs/" + died, access)
                            .json()
                            .get("state")
                            .asInt())
                    .isEqualTo(10);
            assertThat(here.get("/api/v2/jobs/" + died, token).status()).isEqualTo(404);
        }
    }
}
