package org.fip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a sudden death of a process costs: time, and nothing else. */
class KilledProcessIT {
    @BeforeAll
    static void start() {
        LocalStack.ensureUp();
    }

    @Test
    void a_worker_killed_in_the_middle_of_a_job_finishes_it_after_its_restart_with_one_external_job() throws Exception {
        var account = SandboxAccount.register("graceexample");
        var grace = Researcher.register("grace");
        grace.storeToken(account.apiToken());
        var id = grace.submit("Survivor", DemoVcf.file())
                .expectSuccess()
                .path("id")
                .asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> account.jobs().size() == 1);

        kill("job-worker");
        LocalStack.up();

        assertThat(grace.finished(id).path("status").asString()).isEqualTo("completed");
        assertThat(account.jobs()).hasSize(1);
        assertThat(ImputedVcf.read(grace.result(id, "chr20.dose.vcf.gz")).imputed())
                .isPositive();
    }

    private static void kill(String process) throws Exception {
        var pid = Long.parseLong(Files.readString(LocalStack.HOME.resolve("run").resolve(process + ".pid"))
                .strip()
                .split(" ")[0]);
        var handle = ProcessHandle.of(pid).orElseThrow();
        assertThat(handle.destroyForcibly()).isTrue();
        handle.onExit().join();
    }
}
