package org.fip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.fip.common.fault.Failpoint;
import org.fip.stack.PlatformApi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes die where it hurts most. The job completes, the server sees it once, and nothing half-done is shown. */
class FailpointsIT {
    @BeforeAll
    static void start() {
        LocalStack.ensureUp();
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_POST", "MID_STORE"})
    void a_death_costs_time_and_nothing_else(Failpoint point) throws Exception {
        survives(point);
    }

    @Tag("faults")
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AFTER_POST", "MID_STORE"})
    void so_does_any_other_death(Failpoint point) throws Exception {
        survives(point);
    }

    private static void survives(Failpoint point) throws Exception {
        var name = point.name().toLowerCase().replace('_', '-');
        var account = SandboxAccount.register(name.replace("-", ""));
        var ines = Researcher.register("ines." + name);
        ines.storeToken(account.apiToken());
        var armed = arm(name);

        var submitted = submit(ines, name);
        Awaitility.await("a process to reach " + name)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Files.notExists(armed));
        LocalStack.up();

        var id = (submitted != null && submitted.status() < 300 ? submitted : ines.submit(name, DemoVcf.file()))
                .expectSuccess()
                .path("id")
                .asString();
        var job = ines.finished(id);
        assertThat(job.path("status").asString()).as("%s", job).isEqualTo("completed");
        assertThat(account.jobs()).hasSize(1);
        assertThat(ImputedVcf.read(ines.result(id, "chr20.dose.vcf.gz")).imputed())
                .isPositive();
    }

    /** The answer, or null when its sender died over it. */
    private static PlatformApi.@org.jspecify.annotations.Nullable Answer submit(Researcher who, String name) {
        try {
            return who.submit(name, DemoVcf.file());
        } catch (RuntimeException diedOverIt) {
            return null;
        }
    }

    private static Path arm(String name) throws IOException {
        var folder = Files.createDirectories(LocalStack.HOME.resolve("failpoints"));
        return Files.writeString(folder.resolve(name), "");
    }
}
