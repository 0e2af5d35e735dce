package org.fip.sandbox.simple;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Jobs in the simplified dialect. */
@RestController
@RequestMapping("/simple/api/v2/jobs")
class SimpleController {

    private static final String APPLICATION = "simple";
    private static final String TOKEN = "X-Auth-Token";
    private static final Set<String> FIELDS = Set.of("refpanel", "build", "phasing", "population", "mode", "job-name");
    private static final int STEPS = 5;

    private final Guests guests;
    private final Jobs jobs;
    private final JobQueue queue;
    private final Intake intake;
    private final PlainResults results;

    SimpleController(Guests guests, Jobs jobs, JobQueue queue, Intake intake, PlainResults results) {
        this.guests = guests;
        this.jobs = jobs;
        this.queue = queue;
        this.intake = intake;
        this.results = results;
    }

    /** A job as it is shown. */
    record SimpleJob(String id, String name, String state, int progress, String message) {}

    @PostMapping("/submit")
    Map<String, String> submit(
            @RequestHeader(name = TOKEN, required = false) @Nullable String token, HttpServletRequest request)
            throws IOException {
        Account account = account(token);
        try (Intake.Form form = intake.read(request)) {
            var unknown = new HashSet<>(form.values().keySet());
            unknown.removeAll(FIELDS);
            if (!unknown.isEmpty()) {
                throw new SimpleException(400, "Unknown fields: " + String.join(", ", unknown));
            }
            if (form.values().getOrDefault("refpanel", "").isBlank()) {
                throw new SimpleException(400, "refpanel is required");
            }
            if (!form.hasFiles()) {
                throw new SimpleException(400, "input-files is required");
            }
            String name = form.values().getOrDefault("job-name", "");
            Job job = intake.submit(account, APPLICATION, name, form.values(), form)
                    .orElseThrow(() ->
                            new SimpleException(400, "Only so many jobs per user can be executed simultaneously."));
            return Map.of("id", job.id(), "status", "waiting", "message", "Job queued successfully");
        }
    }

    @GetMapping
    List<SimpleJob> list(@RequestHeader(name = TOKEN, required = false) @Nullable String token) {
        return jobs.of(account(token).username()).stream()
                .filter(job -> job.applicationId().equals(APPLICATION))
                .map(SimpleController::view)
                .toList();
    }

    @GetMapping("/{id}/status")
    SimpleJob status(@RequestHeader(name = TOKEN, required = false) @Nullable String token, @PathVariable String id) {
        return view(own(token, id));
    }

    @GetMapping("/{id}/cancel")
    SimpleJob cancel(@RequestHeader(name = TOKEN, required = false) @Nullable String token, @PathVariable String id)
            throws IOException, InterruptedException {
        return view(queue.cancel(own(token, id)));
    }

    /** All results as one archive; the genotypes of a single chromosome under the documented name. */
    @GetMapping("/{id}/results")
    void results(
            @RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @PathVariable String id,
            HttpServletResponse response)
            throws IOException {
        Job job = own(token, id);
        if (job.state() != JobState.SUCCESS || !job.settled()) {
            throw new SimpleException(404, "There are no results yet");
        }
        List<PlainFile> files = results.of(job);
        boolean single = files.stream()
                        .filter(file -> file.name().endsWith(".dose.vcf.gz"))
                        .count()
                == 1;
        response.setContentType("application/zip");
        try (var zip = new ZipOutputStream(response.getOutputStream())) {
            for (PlainFile file : files) {
                zip.putNextEntry(new ZipEntry(single ? documented(file.name()) : file.name()));
                results.read(job, file.name(), content -> content.transferTo(zip));
            }
            zip.putNextEntry(new ZipEntry("log.txt"));
            zip.write(log(job).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private static String documented(String name) {
        if (name.endsWith(".dose.vcf.gz")) {
            return "imputed.vcf.gz";
        }
        return name.equals("qc_report.txt") ? "statistics.txt" : name;
    }

    private static String log(Job job) {
        List<String> lines = new ArrayList<>();
        for (Step step : job.steps()) {
            step.messages().forEach(message -> lines.add(step.name() + ": " + plain(message.text())));
        }
        return String.join("\n", lines) + "\n";
    }

    private static SimpleJob view(Job job) {
        String state = switch (job.state()) {
            case WAITING -> "waiting";
            case RUNNING, EXPORTING -> "running";
            case SUCCESS -> "success";
            case CANCELLED -> "cancelled";
            case FAILED, RETIRED, DELETED, DEAD -> "error";
        };
        int progress = job.state() == JobState.SUCCESS
                ? 100
                : Math.min(95, 100 * job.steps().size() / STEPS);
        String message =
                job.steps().isEmpty() || job.steps().getLast().messages().isEmpty()
                        ? ""
                        : plain(job.steps().getLast().messages().getLast().text());
        return new SimpleJob(job.id(), job.name(), state, progress, message);
    }

    private static String plain(String html) {
        return html.replaceAll("<br>", " ").replaceAll("<[^>]*>", "").replace("&amp;", "&");
    }

    private Account account(@Nullable String token) {
        return guests.withToken(token).orElseThrow(() -> new SimpleException(401, "Invalid token"));
    }

    private Job own(@Nullable String token, String id) {
        Account account = account(token);
        Job job = jobs.find(id);
        if (job == null || !job.username().equals(account.username())) {
            throw new SimpleException(404, "There is no job " + id);
        }
        return job;
    }

    /** A refusal with its reason. */
    static final class SimpleException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        SimpleException(int status, String reason) {
            super(reason);
            this.status = status;
        }

        ResponseEntity<Map<String, String>> answer() {
            return ResponseEntity.status(status).body(Map.of("error", String.valueOf(getMessage())));
        }
    }
}
