package org.fip.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
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
    private static final List<String> CLOUDGENE = List.of("sandbox", "sandbox-cloudgene2");
    /** Long enough for all of them to be submitted before one has ended. */
    private static final Map<String, ?> UNDER_WAY =
            Map.of("fault", "light", "waitingMillis", 500, "runningMillis", 15_000, "exportingMillis", 200);

    private static final List<String> EVERY = List.of("sandbox", "sandbox-cloudgene2", "sandbox-simple", "sandbox-wes");

    @BeforeAll
    static void start() {
        LocalStack.ensureUp();
    }

    @Test
    void errors_garbage_and_calls_to_slow_down_while_a_job_runs_are_waited_out() throws Exception {
        var paths = List.of(
                "/api/v2/jobs/**", "/cloudgene2/api/v2/jobs/**", "/simple/api/v2/jobs/*/**", "/ga4gh/wes/v1/runs/*/**");
        var faults = paths.stream()
                .flatMap(path -> Stream.of(
                        Map.of("fault", "server-error", "status", 502, "count", 1, "path", path),
                        Map.of("fault", "too-many-requests", "retryAfterSeconds", 1, "count", 1, "path", path),
                        Map.of("fault", "garbage-json", "count", 1, "path", path)))
                .toList();
        Map<Visit, String> jobs;
        try (var light = SandboxFaults.of(UNDER_WAY)) {
            jobs = submitted("Bursts", EVERY);
        }
        try (var armed = SandboxFaults.of(faults)) {
            inEach(jobs, FaultyServerIT::completed);
            assertThat(armed.strikesByPath().keySet()).containsAll(paths);
            assertThat(armed.strikesByPath().values()).allMatch(strikes -> strikes > 0);
        }
        inEach(jobs, (visit, id) -> isThereOnce(visit));
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

    @Test
    void a_transfer_that_is_cut_is_fetched_again() throws Exception {
        var faults = Stream.of("/share/**", "/cloudgene2/**", "/simple/**", "/ga4gh/**")
                .map(path -> Map.of("fault", "cut-transfer", "bytes", 700, "count", 1, "path", path))
                .toList();
        try (var armed = SandboxFaults.of(faults)) {
            var jobs = submitted("Cut transfer", EVERY);
            inEach(jobs, FaultyServerIT::completed);
            assertThat(armed.strikesByPath()).hasSize(faults.size());
            assertThat(armed.strikesByPath().values()).containsOnly(1);
            inEach(jobs, (visit, id) -> isThereOnce(visit));
        }
    }

    @Test
    void a_running_job_is_cancelled_there_too() throws Exception {
        try (var slow = SandboxFaults.of(
                Map.of("fault", "light", "waitingMillis", 600_000, "runningMillis", 600_000, "exportingMillis", 1))) {
            inEach(submitted("Cancelled", EVERY), (visit, id) -> {
                visit.awaitsExternalJobs(1);
                visit.researcher()
                        .api()
                        .post("/jobs/" + id + "/cancel", Map.of())
                        .expectSuccess();
                assertThat(visit.researcher().finished(id).path("status").asString())
                        .isEqualTo("cancelled");
            });
        }
    }

    @Test
    void maintenance_is_waited_out() throws Exception {
        Map<Visit, String> jobs;
        try (var closed = SandboxFaults.of(Map.of("fault", "maintenance"))) {
            jobs = submitted("Maintenance", CLOUDGENE);
            inEach(jobs, (visit, id) -> {
                visit.waitsFor(id, "remote_maintenance");
                assertThat(visit.account().jobs()).isEmpty();
            });
        }
        inEach(jobs, FaultyServerIT::completedOnce);
    }

    @Test
    void the_first_job_to_end_gives_its_slot_to_the_next() throws Exception {
        try (var full = SandboxFaults.of(
                Map.of("fault", "slots", "limit", 1),
                Map.of("fault", "light", "waitingMillis", 1, "runningMillis", 8_000, "exportingMillis", 1))) {
            inEach(submitted("First", CLOUDGENE), (visit, first) -> {
                visit.awaitsExternalJobs(1);
                var second = visit.submit("Second");
                visit.waitsFor(second, "waiting_for_slot");
                visit.researcher().finished(first);
                visit.researcher().finished(second);
                assertThat(visit.account().jobs()).hasSize(2);
            });
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

    /** A job of a new researcher at each of the services. */
    private static Map<Visit, String> submitted(String name, List<String> services) throws Exception {
        var jobs = new LinkedHashMap<Visit, String>();
        for (var service : services) {
            var visit = Visit.to(service, name.toLowerCase(Locale.ROOT).replace(" ", ""));
            jobs.put(visit, visit.submit(name));
        }
        return jobs;
    }

    private interface Expectation {
        void of(Visit visit, String job) throws Exception;
    }

    /** Side by side, since most of the time is the external servers'. */
    private static void inEach(Map<Visit, String> jobs, Expectation expectation) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = jobs.entrySet().stream()
                    .map(job -> threads.submit(() -> {
                        expectation.of(job.getKey(), job.getValue());
                        return null;
                    }))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
    }

    private static void completedOnce(Visit visit, String id) throws Exception {
        completed(visit, id);
        isThereOnce(visit);
    }

    private static void completed(Visit visit, String id) {
        var job = visit.researcher().finished(id);
        assertThat(job.path("status").asString()).as("%s", job).isEqualTo("completed");
    }

    private static void isThereOnce(Visit visit) throws Exception {
        assertThat(visit.account().jobs()).hasSize(1);
    }
}
