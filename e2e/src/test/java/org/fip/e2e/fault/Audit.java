package org.fip.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Holds the platform's promises against what it and the external server show after a scenario. */
final class Audit {
    private static final Set<Integer> UNFINISHED_THERE = Set.of(1, 2, 3);

    private final Load load;
    private final List<String> wrong = new ArrayList<>();
    private int jobs;
    private int completed;
    private int cancelled;
    private int retried;
    private int duplicated;
    private int results;

    Audit(Load load) {
        this.load = load;
    }

    Verdict of(String scenario, Duration recovered) throws Exception {
        for (var visit : load.visits()) {
            visit(visit);
        }
        var lost = load.size() - completed - cancelled;
        assertThat(wrong).as(scenario).isEmpty();
        assertThat(lost).as("lost in '%s'", scenario).isZero();
        return new Verdict(scenario, jobs, completed, cancelled, retried, lost, duplicated, results, recovered);
    }

    private void visit(Visit visit) throws Exception {
        var accepted = load.jobsOf(visit);
        var found = new ArrayList<JsonNode>();
        for (var job : Load.all(visit, "/jobs")) {
            if (accepted.contains(job.path("id").asString())) {
                found.add(job);
            } else {
                // The answer was an error, and the trace it left says so.
                check(job.path("status").asString().equals("failed"), "never accepted: %s", job);
            }
        }
        jobs += found.size();
        check(found.size() == accepted.size(), "of %s there is only %s", accepted, found);
        var endedWell = with("completed", found);
        var stopped = with("cancelled", found);
        completed += endedWell.size();
        cancelled += stopped.size();
        for (var job : found) {
            if (!endedWell.contains(job) && !stopped.contains(job)) {
                wrong.add("ended badly: " + job);
            }
        }
        var died = load.retriedOf(visit);
        retried += died.size();
        // A second try is a second external job.
        external(visit, endedWell.size() + died.size(), stopped.size());
        notifications(visit, ids(endedWell), "job_completed");
        notifications(visit, ids(stopped), "job_cancelled");
        notifications(visit, died, "job_failed");
        files(visit, found, endedWell);
    }

    // A job that was cancelled early never got there.
    private void external(Visit visit, int atLeast, int orMore) throws Exception {
        var there = visit.account().jobs();
        duplicated += Math.max(0, there.size() - atLeast - orMore);
        check(
                there.size() >= atLeast && there.size() <= atLeast + orMore,
                "%s has %d external jobs for %d ended and %d cancelled",
                visit,
                there.size(),
                atLeast,
                orMore);
        for (var job : there) {
            check(!UNFINISHED_THERE.contains(job.path("state").asInt()), "left running there: %s", job);
        }
    }

    /** One each. Events wait in their outboxes while the broker is away, so there may be a delay. */
    private void notifications(Visit visit, Set<String> ended, String type) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> notified(visit, type).containsAll(ended));
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            wrong.add("not notified of each " + type + ": " + visit);
        }
        var accepted = load.jobsOf(visit);
        var told = notified(visit, type).stream().filter(accepted::contains).toList();
        check(told.size() == ended.size(), "%d notifications for %d %s", told.size(), ended.size(), type);
    }

    private static List<String> notified(Visit visit, String type) {
        return Load.all(visit, "/notifications").stream()
                .filter(n -> n.path("type").asString().equals(type))
                .map(n -> n.path("data").path("job_id").asString())
                .toList();
    }

    /** All results whole, all of the same job alike, and no file that belongs to nothing. */
    private void files(Visit visit, List<JsonNode> found, List<JsonNode> endedWell) throws Exception {
        var outputs = 0;
        for (var job : endedWell) {
            untilRead(visit, job);
            var files = visit.researcher()
                    .api()
                    .get("/jobs/" + job.path("id").asString() + "/results")
                    .expectSuccess()
                    .path("files");
            check(!files.isEmpty(), "no results: %s", job);
            for (var file : files) {
                var url = file.path("download_url").asString();
                try (var content = visit.researcher().api().download(url)) {
                    check(sha256(content).equals(file.path("sha256").asString()), "not what was stored: %s", file);
                }
                results++;
                outputs++;
            }
        }
        var ofAccepted = Load.all(visit, "/files").stream()
                .filter(f -> f.path("file_type").asString().equals("input")
                        ? ids(found).contains(f.path("job_id").asString())
                        : ids(endedWell).contains(f.path("job_id").asString()))
                .count();
        check(
                ofAccepted == found.size() + outputs,
                "%s: %d files for %d inputs and %d outputs",
                visit,
                ofAccepted,
                found.size(),
                outputs);
    }

    /** Each result is read once more after it was stored, and some get an index by that. */
    private static void untilRead(Visit visit, JsonNode job) {
        Awaitility.await("results of " + job.path("id") + " have been read")
                .atMost(Duration.ofMinutes(5))
                .until(() -> visit.researcher()
                                .api()
                                .get("/jobs/" + job.path("id").asString() + "/quality")
                                .expectSuccess()
                                .path("files_pending")
                                .asInt()
                        == 0);
    }

    private void check(boolean right, String otherwise, Object... arguments) {
        if (!right) {
            wrong.add(otherwise.formatted(arguments));
        }
    }

    private static List<JsonNode> with(String status, List<JsonNode> jobs) {
        return jobs.stream()
                .filter(j -> j.path("status").asString().equals(status))
                .toList();
    }

    private static Set<String> ids(List<JsonNode> jobs) {
        return jobs.stream().map(j -> j.path("id").asString()).collect(java.util.stream.Collectors.toSet());
    }

    private static String sha256(InputStream content) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var in = new DigestInputStream(content, digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
