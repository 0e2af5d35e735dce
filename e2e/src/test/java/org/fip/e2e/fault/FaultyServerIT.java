package org.fip.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.fip.e2e.LocalStack;
import org.fip.e2e.SandboxFaults;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What external servers do on bad days, each way to speak to them: it costs time, and neither a job nor a second one. */
class FaultyServerIT {
    @BeforeAll
    static void start() {
        LocalStack.ensureUp();
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox,/api/v2/jobs/**",
        "sandbox-cloudgene2,/cloudgene2/api/v2/jobs/**",
        "sandbox-simple,/simple/api/v2/jobs/*/**",
        "sandbox-wes,/ga4gh/wes/v1/runs/*/**"
    })
    void errors_garbage_and_calls_to_slow_down_while_a_job_runs_are_waited_out(String service, String path)
            throws Exception {
        var visit = Visit.to(service, "bursts");
        var id = visit.submit("Bursts");
        try (var faults = SandboxFaults.of(
                Map.of("fault", "server-error", "status", 502, "count", 1, "path", path),
                Map.of("fault", "too-many-requests", "retryAfterSeconds", 1, "count", 1, "path", path),
                Map.of("fault", "garbage-json", "count", 1, "path", path))) {
            completedOnce(visit, id);
            assertThat(faults.strikes()).isPositive();
        }
    }

    @Test
    void a_lost_answer_to_a_submission_makes_no_second_run() throws Exception {
        losesTheAnswer("sandbox-wes");
    }

    @Tag("faults")
    @ParameterizedTest
    @CsvSource({"sandbox", "sandbox-cloudgene2", "sandbox-simple"})
    void a_lost_answer_to_a_submission_makes_no_second_job(String service) throws Exception {
        losesTheAnswer(service);
    }

    private static void losesTheAnswer(String service) throws Exception {
        var visit = Visit.to(service, "lost");
        try (var faults = SandboxFaults.of(Map.of("fault", "lost-answer", "count", 1))) {
            var id = visit.submit("Lost answer");
            completedOnce(visit, id);
            assertThat(faults.strikes()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox,/share/**",
        "sandbox-cloudgene2,/cloudgene2/**",
        "sandbox-simple,/simple/**",
        "sandbox-wes,/ga4gh/**"
    })
    void a_transfer_that_is_cut_is_fetched_again(String service, String path) throws Exception {
        var visit = Visit.to(service, "cut");
        var id = visit.submit("Cut transfer");
        try (var faults = SandboxFaults.of(Map.of("fault", "cut-transfer", "bytes", 700, "count", 1, "path", path))) {
            completedOnce(visit, id);
            assertThat(faults.strikes()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"sandbox", "sandbox-cloudgene2", "sandbox-simple", "sandbox-wes"})
    void a_running_job_is_cancelled_there_too(String service) throws Exception {
        var visit = Visit.to(service, "cancel");
        try (var slow = SandboxFaults.of(
                Map.of("fault", "light", "waitingMillis", 600_000, "runningMillis", 600_000, "exportingMillis", 1))) {
            var id = visit.submit("Cancelled");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> visit.account().jobs().size() == 1);
            visit.researcher().api().post("/jobs/" + id + "/cancel", Map.of()).expectSuccess();
            assertThat(visit.researcher().finished(id).path("status").asString())
                    .isEqualTo("cancelled");
        }
    }

    @ParameterizedTest
    @CsvSource({"sandbox", "sandbox-cloudgene2"})
    void maintenance_is_waited_out(String service) throws Exception {
        var visit = Visit.to(service, "closed");
        String id;
        try (var closed = SandboxFaults.of(Map.of("fault", "maintenance"))) {
            id = visit.submit("Maintenance");
            visit.waitsFor(id, "remote_maintenance");
            assertThat(visit.account().jobs()).isEmpty();
        }
        completedOnce(visit, id);
    }

    @ParameterizedTest
    @CsvSource({"sandbox", "sandbox-cloudgene2"})
    void the_first_job_to_end_gives_its_slot_to_the_next(String service) throws Exception {
        var visit = Visit.to(service, "slots");
        try (var full = SandboxFaults.of(
                Map.of("fault", "slots", "limit", 1),
                Map.of("fault", "light", "waitingMillis", 1, "runningMillis", 8_000, "exportingMillis", 1))) {
            var first = visit.submit("First");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> visit.account().jobs().size() == 1);
            var second = visit.submit("Second");
            visit.waitsFor(second, "waiting_for_slot");
            visit.researcher().finished(first);
            visit.researcher().finished(second);
            assertThat(visit.account().jobs()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"sandbox", "sandbox-wes"})
    void a_token_that_was_replaced_while_the_job_ran_is_asked_for_and_the_job_goes_on(String service) throws Exception {
        var visit = Visit.to(service, "newtoken");
        var id = visit.submit("New token");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !visit.researcher().job(id).path("external_job_id").isNull());
        visit.account().replaceToken();
        visit.waitsFor(id, "credentials_rejected");
        visit.storeToken();
        completedOnce(visit, id);
    }

    private static void completedOnce(Visit visit, String id) throws Exception {
        var job = visit.researcher().finished(id);
        assertThat(job.path("status").asString()).as("%s", job).isEqualTo("completed");
        assertThat(visit.account().jobs()).hasSize(1);
    }
}
