package org.fip.e2e.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.fip.stack.LauncherException;
import tools.jackson.databind.JsonNode;

/**
 * Researchers, one for each way to speak to a server, who submit jobs as a careful script would: with an idempotency key, and
 * again until the platform has said yes. Some change their mind and cancel.
 */
final class Load {
    private static final List<String> SERVICES =
            List.of("sandbox", "sandbox-cloudgene2", "sandbox-simple", "sandbox-wes");
    private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled");
    /** What a job ends with that the external server has lost and cannot go on with. */
    private static final Set<String> DIED_THERE = Set.of("remote_job_dead", "remote_failed");

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ONE_IN = 5;
    /** Between two jobs of a researcher who has submitted all that was asked for, while something still breaks. */
    private static final Duration PACE = Duration.ofSeconds(8);

    private final List<Visit> visits = new ArrayList<>();
    /** Job ids by their researcher's. */
    private final Map<Visit, Set<String>> jobs = new ConcurrentHashMap<>();

    /** Ids of the jobs that ended that way and were tried again. */
    private final Map<Visit, Set<String>> retried = new HashMap<>();

    private final int jobsEach;
    private final Random random;

    /**
     * @param jobsEach of each researcher, at least
     * @param random whose jobs are cancelled, and when
     */
    Load(String why, int jobsEach, Random random) throws Exception {
        this.jobsEach = jobsEach;
        this.random = random;
        for (var service : SERVICES) {
            var visit = Visit.to(service, why);
            visits.add(visit);
            jobs.put(visit, ConcurrentHashMap.newKeySet());
        }
    }

    List<Visit> visits() {
        return visits;
    }

    /** How many were accepted. */
    int size() {
        return jobs.values().stream().mapToInt(Set::size).sum();
    }

    Set<String> jobsOf(Visit visit) {
        return jobs.getOrDefault(visit, Set.of());
    }

    Set<String> retriedOf(Visit visit) {
        return retried.getOrDefault(visit, Set.of());
    }

    /**
     * Submits everything while {@code meanwhile} happens, and more, slowly, until it is over: whatever breaks late finds work
     * under way. Returns when both are done.
     */
    void submitDuring(Disturbing meanwhile) throws Exception {
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Future<?>>();
            for (var visit : visits) {
                var cancels =
                        random.ints(jobsEach, 0, ONE_IN).mapToObj(n -> n == 0).toList();
                var pause = random.nextInt(3_000);
                tasks.add(threads.submit(() -> {
                    for (var n = 0; n < jobsEach; n++) {
                        var id = submit(visit, n);
                        if (cancels.get(n)) {
                            Thread.sleep(pause);
                            cancel(visit, id);
                        }
                    }
                    for (var n = jobsEach; !over.get(); n++) {
                        submit(visit, n);
                        Thread.sleep(PACE);
                    }
                    return null;
                }));
            }
            try {
                meanwhile.happens();
            } finally {
                over.set(true);
            }
            for (var task : tasks) {
                task.get();
            }
        }
    }

    private String submit(Visit visit, int number) throws InterruptedException {
        var id = untilAccepted(visit, "Job " + number);
        jobsOf(visit).add(id);
        return id;
    }

    /** What breaks. */
    @FunctionalInterface
    interface Disturbing {
        void happens() throws Exception;
    }

    private static String untilAccepted(Visit visit, String name) throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        var last = "";
        while (System.nanoTime() < until) {
            try {
                var answer = visit.trySubmit(name);
                if (answer.status() < 300) {
                    return answer.body().path("id").asString();
                }
                last = answer.status() + " " + answer.body();
                // 409: the first try has died with its process, or not yet.
                if (answer.status() < 500 && answer.status() != 429 && answer.status() != 409) {
                    throw new AssertionError("A good submission was refused: " + last);
                }
            } catch (LauncherException unreachable) {
                last = unreachable.getMessage();
            }
            Thread.sleep(500);
        }
        throw new AssertionError("Not accepted within " + PATIENCE + ": " + last);
    }

    private static void cancel(Visit visit, String id) throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            try {
                var status = visit.researcher()
                        .api()
                        .post("/jobs/" + id + "/cancel", Map.of())
                        .status();
                // 409: it was done already.
                if (status < 300 || status == 409) {
                    return;
                }
            } catch (LauncherException unreachable) {
                // As below: again.
            }
            Thread.sleep(500);
        }
        throw new AssertionError("Job " + id + " could not be cancelled within " + PATIENCE);
    }

    /** Waits until all are in a final state. */
    void awaitEnd() {
        for (var visit : visits) {
            Awaitility.await("the jobs of service " + visit.service() + " to end")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptionsInstanceOf(LauncherException.class)
                    .until(() -> all(visit, "/jobs").stream()
                            .allMatch(job -> FINAL.contains(job.path("status").asString())));
        }
    }

    /** As their owners would, once they are told that the server has lost them. */
    void retryWhatDiedThere() {
        for (var visit : visits) {
            var died = all(visit, "/jobs").stream()
                    .filter(job -> DIED_THERE.contains(job.path("error_code").asString("")))
                    .map(job -> job.path("id").asString())
                    .collect(Collectors.toSet());
            died.forEach(id -> visit.researcher()
                    .api()
                    .post("/jobs/" + id + "/retry", Map.of())
                    .expectSuccess());
            retried.put(visit, died);
        }
    }

    /** All items of a paged list, as the researcher sees it. */
    static List<JsonNode> all(Visit visit, String path) {
        var items = new ArrayList<JsonNode>();
        for (var page = 0; ; page++) {
            var answer = visit.researcher()
                    .api()
                    .get(path + "?size=100&page=" + page)
                    .expectSuccess();
            answer.path("items").forEach(items::add);
            if (items.size() >= answer.path("total").asInt()) {
                return items;
            }
        }
    }
}
