package org.fip.sandbox.wes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.JobQueue;
import org.fip.sandbox.job.JobState;
import org.fip.sandbox.job.Jobs;
import org.fip.sandbox.job.Step;
import org.fip.sandbox.plain.Guests;
import org.fip.sandbox.plain.Intake;
import org.fip.sandbox.plain.PlainResults;
import org.fip.sandbox.plain.PlainResults.PlainFile;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs of the one workflow. */
@RestController
@RequestMapping("/ga4gh/wes/v1")
class WesController {

    private static final String WORKFLOW = "sandbox/impute";
    private static final String APPLICATION = "wes";
    private static final String TYPE = "NFL";
    private static final String VERSION = "DSL2";
    private static final String PARAMETERS = "wes.workflow_params";
    private static final String TAGS = "wes.tags";
    private static final Map<String, String> NAMES = Map.of(
            "refpanel", "refpanel",
            "build", "build",
            "phasing", "phasing",
            "population", "population",
            "mode", "mode",
            "r2_filter", "r2Filter");

    private final Guests guests;
    private final Jobs jobs;
    private final JobQueue queue;
    private final Intake intake;
    private final PlainResults results;
    private final JsonMapper json;
    private final SiteInputs inputs = new SiteInputs();

    WesController(Guests guests, Jobs jobs, JobQueue queue, Intake intake, PlainResults results, JsonMapper json) {
        this.guests = guests;
        this.jobs = jobs;
        this.queue = queue;
        this.intake = intake;
        this.results = results;
        this.json = json;
    }

    @GetMapping("/service-info")
    Map<String, Object> serviceInfo(@RequestHeader(name = "Authorization", required = false) @Nullable String bearer) {
        account(bearer);
        Map<String, Long> counts = new LinkedHashMap<>();
        jobs.counts().forEach((state, count) -> counts.merge(word(state), count.longValue(), Long::sum));
        counts.putIfAbsent("QUEUED", 0L);
        return Map.of(
                "id", "org.fip.sandbox.wes",
                "name", "FIP sandbox WES",
                "type", Map.of("group", "org.fip", "artifact", "wes", "version", "1.1.0"),
                "version", "1.0",
                "workflow_type_versions", Map.of(TYPE, Map.of("workflow_type_version", List.of(VERSION))),
                "supported_wes_versions", List.of("1.1.0"),
                "supported_filesystem_protocols", List.of("http", "https"),
                "workflow_engine_versions", Map.of("nextflow", Map.of("workflow_engine_version", List.of("24.10.0"))),
                "system_state_counts", counts);
    }

    @PostMapping("/runs")
    Map<String, String> run(
            @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
            HttpServletRequest request)
            throws IOException {
        Account account = account(bearer);
        try (Intake.Form form = intake.read(request)) {
            Map<String, String> fields = form.values();
            required(fields, "workflow_type", TYPE);
            required(fields, "workflow_url", WORKFLOW);
            required(fields, "workflow_engine", "nextflow");
            if (fields.getOrDefault("workflow_type_version", "").isBlank()) {
                throw new WesException(400, "workflow_type_version is required.");
            }
            JsonNode parameters = object(fields, "workflow_params");
            JsonNode tags = object(fields, "tags");
            inputs.collect(parameters.path("input").asString(""), form.folder());
            Map<String, String> values = new HashMap<>();
            NAMES.forEach((theirs, ours) -> {
                if (parameters.has(theirs)) {
                    values.put(ours, parameters.path(theirs).asString(""));
                }
            });
            values.put(PARAMETERS, parameters.toString());
            values.put(TAGS, tags.toString());
            Job job = intake.submit(account, APPLICATION, "", values, form)
                    .orElseThrow(() -> new WesException(429, "You have as many unfinished runs as are allowed."));
            return Map.of("run_id", job.id());
        }
    }

    private static void required(Map<String, String> fields, String name, String only) {
        if (!only.equals(fields.get(name))) {
            throw new WesException(
                    400,
                    "Invalid %s: %s, please select from ['%s']".formatted(name, fields.getOrDefault(name, ""), only));
        }
    }

    private JsonNode object(Map<String, String> fields, String name) {
        try {
            JsonNode node = json.readTree(fields.getOrDefault(name, "{}"));
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            // the same answer as for JSON of another kind
        }
        throw new WesException(400, "Invalid JSON in " + name + ".");
    }

    @GetMapping("/runs")
    Map<String, Object> runs(
            @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
            @RequestParam(name = "page_size", defaultValue = "10") int size,
            @RequestParam(name = "page_token", defaultValue = "0") String token) {
        if (size < 1 || size > 1000 || !token.matches("\\d{1,9}")) {
            throw new WesException(400, "page_size is 1 to 1000, page_token one that was given");
        }
        List<Job> all = jobs.of(account(bearer).username()).stream()
                .filter(job -> job.applicationId().equals(APPLICATION))
                .toList();
        int from = Math.min(Integer.parseInt(token), all.size());
        int to = Math.min(from + size, all.size());
        Map<String, Object> page = new LinkedHashMap<>();
        page.put(
                "runs",
                all.subList(from, to).stream()
                        .map(job -> {
                            Map<String, @Nullable Object> run = new LinkedHashMap<>();
                            run.put("run_id", job.id());
                            run.put("state", word(job.state()));
                            run.put("start_time", time(job.startTime()));
                            run.put("end_time", time(job.endTime()));
                            run.put("tags", json.readTree(job.parameters().getOrDefault(TAGS, "{}")));
                            return run;
                        })
                        .toList());
        page.put("next_page_token", to < all.size() ? Integer.toString(to) : "");
        return page;
    }

    @GetMapping("/runs/{id}/status")
    Map<String, String> status(
            @RequestHeader(name = "Authorization", required = false) @Nullable String bearer, @PathVariable String id) {
        Job job = own(bearer, id);
        return Map.of("run_id", job.id(), "state", word(job));
    }

    @PostMapping("/runs/{id}/cancel")
    Map<String, String> cancel(
            @RequestHeader(name = "Authorization", required = false) @Nullable String bearer, @PathVariable String id)
            throws IOException, InterruptedException {
        queue.cancel(own(bearer, id));
        return Map.of("run_id", id);
    }

    @GetMapping("/runs/{id}")
    Map<String, @Nullable Object> log(
            @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
            @PathVariable String id,
            HttpServletRequest request)
            throws IOException {
        Job job = own(bearer, id);
        Map<String, @Nullable Object> log = new LinkedHashMap<>();
        log.put("name", null);
        log.put("start_time", time(job.startTime()));
        log.put("end_time", time(job.endTime()));
        log.put("stdout", stdout(job));
        log.put("stderr", "");
        log.put("exit_code", job.settled() ? (job.state() == JobState.SUCCESS ? 0 : 1) : null);
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        run.put("run_id", job.id());
        run.put(
                "request",
                Map.of(
                        "workflow_params", json.readTree(job.parameters().getOrDefault(PARAMETERS, "{}")),
                        "workflow_type", TYPE,
                        "workflow_type_version", VERSION,
                        "workflow_url", WORKFLOW,
                        "tags", json.readTree(job.parameters().getOrDefault(TAGS, "{}"))));
        run.put("state", word(job));
        run.put("run_log", log);
        run.put("task_logs", null);
        run.put("outputs", job.settled() && job.state() == JobState.SUCCESS ? outputs(job, request) : null);
        return run;
    }

    private List<Map<String, String>> outputs(Job job, HttpServletRequest request) throws IOException {
        List<Map<String, String>> outputs = new ArrayList<>();
        for (PlainFile file : results.of(job)) {
            outputs.add(
                    Map.of("file_name", file.name(), "file_url", request.getRequestURL() + "/outputs/" + file.name()));
        }
        return outputs;
    }

    @GetMapping("/runs/{id}/outputs/{*name}")
    void output(
            @RequestHeader(name = "Authorization", required = false) @Nullable String bearer,
            @PathVariable String id,
            @PathVariable String name,
            HttpServletResponse response)
            throws IOException {
        Job job = own(bearer, id);
        boolean found = results.read(job, name.substring(1), content -> {
            response.setContentType("application/octet-stream");
            content.transferTo(response.getOutputStream());
        });
        if (!found) {
            throw new WesException(404, "There is no output " + name.substring(1));
        }
    }

    private static String stdout(Job job) {
        var text = new StringBuilder("N E X T F L O W\nLaunching " + WORKFLOW + "\n");
        for (Step step : job.steps()) {
            step.messages()
                    .forEach(message -> text.append(step.name())
                            .append(": ")
                            .append(message.text().replaceAll("<[^>]*>", " "))
                            .append('\n'));
        }
        return text.toString();
    }

    private static @Nullable String time(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
    }

    /** A run has ended when its outputs are there. */
    private static String word(Job job) {
        return job.state() == JobState.SUCCESS && !job.settled() ? "RUNNING" : word(job.state());
    }

    private static String word(JobState state) {
        return switch (state) {
            case WAITING -> "QUEUED";
            case RUNNING, EXPORTING -> "RUNNING";
            case SUCCESS -> "COMPLETE";
            case FAILED -> "EXECUTOR_ERROR";
            case CANCELLED -> "CANCELED";
            case DEAD -> "SYSTEM_ERROR";
            case RETIRED, DELETED -> "DELETED";
        };
    }

    private Account account(@Nullable String bearer) {
        String token = bearer != null && bearer.startsWith("Bearer ") ? bearer.substring(7) : null;
        return guests.withToken(token).orElseThrow(() -> new WesException(401, "Invalid token"));
    }

    private Job own(@Nullable String bearer, String id) {
        Account account = account(bearer);
        Job job = jobs.find(id);
        if (job == null || !job.applicationId().equals(APPLICATION)) {
            throw new WesException(404, "Run ID " + id + " not found.");
        }
        if (!job.username().equals(account.username())) {
            throw new WesException(403, "Your username is not allowed to access run ID " + id + ".");
        }
        return job;
    }
}
