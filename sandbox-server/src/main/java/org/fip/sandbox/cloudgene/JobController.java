package org.fip.sandbox.cloudgene;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fip.sandbox.cloudgene.shared.Json;
import org.fip.sandbox.cloudgene.shared.Maintenance;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.JobQueue;
import org.fip.sandbox.job.JobState;
import org.fip.sandbox.job.Jobs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A user's jobs: list, details, cancel, restart, delete, log. State changes by GET are the real server's way. */
@RestController
class JobController {

    private static final int PAGE_SIZE = 15;

    private final Jobs jobs;
    private final JobQueue queue;
    private final Maintenance maintenance;
    private final Clock clock;

    JobController(Jobs jobs, JobQueue queue, Maintenance maintenance, Clock clock) {
        this.jobs = jobs;
        this.queue = queue;
        this.maintenance = maintenance;
        this.clock = clock;
    }

    @GetMapping("/api/v2/jobs")
    Map<String, @Nullable Object> list(Caller caller, @RequestParam(required = false) @Nullable Integer page) {
        caller.refusedDuring(maintenance);
        List<Job> all = jobs.of(caller.username());
        int count = all.size();
        int number = count == 0 ? 0 : page == null ? 1 : Math.max(1, page);
        int size = count == 0 ? 0 : page == null ? count : PAGE_SIZE;
        int pages = size == 0 ? 0 : (count + size - 1) / size;
        int from = Math.clamp((long) (number - 1) * size, 0, count);
        List<Map<String, @Nullable Object>> data = all.subList(from, Math.min(from + size, count)).stream()
                .map(job -> JobView.listed(job, queue.position(job), clock.millis()))
                .toList();
        return Json.object(
                "count", count,
                "page", number,
                "pageSize", size,
                "prev", number > 1 ? number - 1 : null,
                "next", number < pages ? number + 1 : null,
                "pages", IntStream.rangeClosed(1, pages).boxed().toList(),
                "data", data);
    }

    @GetMapping({"/api/v2/jobs/{id}", "/api/v2/jobs/{id}/status"})
    Map<String, @Nullable Object> details(Caller caller, @PathVariable String id) {
        caller.refusedDuring(maintenance);
        return view(own(caller, id));
    }

    @GetMapping("/api/v2/jobs/{id}/cancel")
    Map<String, @Nullable Object> cancel(Caller caller, @PathVariable String id)
            throws IOException, InterruptedException {
        caller.refusedDuring(maintenance);
        return view(queue.cancel(own(caller, id)));
    }

    @GetMapping("/api/v2/jobs/{id}/restart")
    Map<String, @Nullable Object> restart(Caller caller, @PathVariable String id) throws IOException {
        caller.refusedDuring(maintenance);
        Job job = own(caller, id);
        if (job.state() != JobState.DEAD) {
            throw CloudgeneException.application(400, "Job " + id + " is not pending.");
        }
        queue.restart(job);
        return Answers.message("Your job was successfully added to the job queue.", true);
    }

    @DeleteMapping("/api/v2/jobs/{id}")
    Map<String, @Nullable Object> delete(Caller caller, @PathVariable String id)
            throws IOException, InterruptedException {
        Job job = queue.cancel(own(caller.withSession(), id));
        return JobView.full(jobs.delete(job), -1, clock.millis());
    }

    @GetMapping(path = "/logs/{id}", produces = MediaType.TEXT_PLAIN_VALUE)
    String log(Caller caller, @PathVariable String id) {
        return own(caller, id).log();
    }

    private Map<String, @Nullable Object> view(Job job) {
        return JobView.full(job, queue.position(job), clock.millis());
    }

    private Job own(Caller caller, String id) {
        Job job = jobs.find(id);
        if (job == null) {
            throw CloudgeneException.application(404, "Job " + id + " not found.");
        }
        if (!job.username().equals(caller.username()) && !caller.admin()) {
            throw CloudgeneException.application(403, "Access denied.");
        }
        return job;
    }
}
