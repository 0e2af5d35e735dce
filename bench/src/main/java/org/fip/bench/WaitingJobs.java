package org.fip.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fip.e2e.LocalStack;
import org.fip.e2e.Researcher;
import org.fip.e2e.SandboxAccount;
import org.fip.e2e.SandboxFaults;
import org.fip.stack.Ports;

/**
 * Ten thousand jobs that run on an external server, followed by one worker.
 *
 * <p>Jobs are submitted to the sandbox directly and adopted by the platform through its API. The sandbox is in light mode: the
 * jobs stay running. How late a poll was is read from the rows, not from the worker: every few seconds all rows are looked at;
 * where a row was written since, the poll ended then and should have begun at its earlier {@code next_run_at}. So a lag holds
 * the poll itself, with its call to the server and its transaction.
 */
final class WaitingJobs {
    private static final int JOBS = Integer.getInteger("bench.jobs", 10_000);
    private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("bench.seconds", 180));
    private static final Duration POLLED_EVERY = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final int ADOPTED_AT_ONCE = 100;
    private static final int SUBMITTED_AT_ONCE = 8;

    private final Researcher researcher = Researcher.register("bench");
    private final SandboxAccount account;
    private final long service = researcher.sandboxService();

    private WaitingJobs() throws Exception {
        account = SandboxAccount.register("bench");
        researcher.storeToken(account.apiToken());
    }

    static void measure() throws Exception {
        LocalStack.ensureUp();
        try (var light = SandboxFaults.of(
                Map.of("fault", "light", "waitingMillis", 1, "runningMillis", 86_400_000),
                Map.of("fault", "slots", "limit", 10 * JOBS))) {
            new WaitingJobs().run();
        }
    }

    private void run() throws Exception {
        var operator = LocalStack.operator();
        var settings = operator.get("/services/" + service).expectSuccess();
        operator.patch("/services/" + service, Map.of("poll_interval_seconds", POLLED_EVERY.toSeconds()))
                .expectSuccess();
        try {
            adopt(submit());
            try (var database = database()) {
                awaitRunning(database);
                report(observe(database));
            }
        } finally {
            operator.patch(
                    "/services/" + service,
                    Map.of(
                            "poll_interval_seconds",
                            settings.path("poll_interval_seconds").asInt()));
        }
    }

    private List<String> submit() throws Exception {
        var begun = Instant.now();
        var ids = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(SUBMITTED_AT_ONCE)) {
            List<Future<String>> submissions = new ArrayList<>();
            for (var n = 0; n < JOBS; n++) {
                var name = "waiting-" + n;
                submissions.add(threads.submit(() -> account.submit(name)));
            }
            for (var submission : submissions) {
                ids.add(submission.get());
            }
        }
        System.out.printf("%d jobs on the external server after %d s%n", ids.size(), secondsSince(begun));
        return ids;
    }

    private void adopt(List<String> ids) {
        var begun = Instant.now();
        for (var from = 0; from < ids.size(); from += ADOPTED_AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + ADOPTED_AT_ONCE)).stream()
                    .map(id -> Map.of("external_job_id", id))
                    .toList();
            researcher
                    .api()
                    .post("/jobs/adopt", Map.of("service_id", service, "jobs", some))
                    .expectSuccess();
        }
        System.out.printf("adopted by the platform after %d s%n", secondsSince(begun));
    }

    private static void awaitRunning(Connection database) throws Exception {
        var begun = Instant.now();
        while (rows(database).values().stream().filter(Row::running).count() < JOBS) {
            Thread.sleep(1_000);
        }
        // One round more, so that what the start piled up has gone.
        Thread.sleep(POLLED_EVERY);
        System.out.printf("all followed after %d s%n", secondsSince(begun));
    }

    private static Spread observe(Connection database) throws Exception {
        var lags = new ArrayList<Double>();
        var until = Instant.now().plus(WINDOW);
        var before = rows(database);
        while (Instant.now().isBefore(until)) {
            Thread.sleep(LOOK_EVERY);
            var now = rows(database);
            now.forEach((id, row) -> {
                var was = before.get(id);
                if (was != null && row.written().isAfter(was.written())) {
                    lags.add(Duration.between(was.due(), row.written()).toNanos() / 1e6);
                }
            });
            before.putAll(now);
        }
        return Spread.of(lags.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static void report(Spread lag) throws Exception {
        var pid =
                Files.readString(LocalStack.HOME.resolve("run/job-worker.pid")).split(" ")[0];
        var status = Files.readAllLines(Path.of("/proc", pid, "status"));
        var command = Files.readString(Path.of("/proc", pid, "cmdline")).replace('\0', ' ');
        System.out.printf(
                "%n%d waiting jobs, each polled every %d s, for %d s: %.0f polls/s%n  lag %s%n  job-worker: %s, %s, %s%n",
                JOBS,
                POLLED_EVERY.toSeconds(),
                WINDOW.toSeconds(),
                lag.sorted().length / (double) WINDOW.toSeconds(),
                lag,
                command.replaceAll(".*(-Xmx\\S+).*", "$1"),
                line(status, "VmHWM"),
                line(status, "Threads"));
    }

    private static String line(List<String> status, String name) {
        return status.stream()
                .filter(l -> l.startsWith(name))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\s+", " ");
    }

    private record Row(boolean running, Instant due, Instant written) {}

    private static Map<UUID, Row> rows(Connection database) throws SQLException {
        var rows = new HashMap<UUID, Row>();
        try (var statement = database.createStatement();
                var found = statement.executeQuery("""
                        SELECT id, status, next_run_at, updated_at FROM imputation_jobs
                        WHERE next_step = 'POLL' AND name LIKE 'job-%'""")) {
            while (found.next()) {
                rows.put(
                        found.getObject(1, UUID.class),
                        new Row(
                                found.getString(2).equals("running"),
                                found.getTimestamp(3).toInstant(),
                                found.getTimestamp(4).toInstant()));
            }
        }
        return rows;
    }

    private static Connection database() throws Exception {
        var secrets = new Properties();
        try (var file = Files.newBufferedReader(LocalStack.HOME.resolve("keys/secrets.properties"))) {
            secrets.load(file);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/job_processing_db".formatted(LocalStack.PORTS.of(Ports.POSTGRES)),
                "job_processing_db",
                secrets.getProperty("job_processing_db"));
    }

    private static long secondsSince(Instant begun) {
        return Duration.between(begun, Instant.now()).toSeconds();
    }
}
