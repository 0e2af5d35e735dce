package org.fip.sandbox.cloudgene2;

import java.io.IOException;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A user's jobs: list, details, status, cancel, restart, delete, log. */
@RestController
class JobsResource {

    private static final int PAGE_SIZE = 15;

    private final Jobs jobs;
    private final JobQueue queue;
    private final JobJson json;
    private final JobEngine engine;
    private final Maintenance maintenance;

    JobsResource(Jobs jobs, JobQueue queue, JobJson json, JobEngine engine, Maintenance maintenance) {
        this.jobs = jobs;
        this.queue = queue;
        this.json = json;
        this.engine = engine;
        this.maintenance = maintenance;
    }

    @GetMapping(Paths.API + "/jobs")
    ResponseEntity<String> list(Visitor visitor, @RequestParam(required = false) @Nullable Integer page) {
        visitor.refusedDuring(maintenance);
        List<Job> all = jobs.of(visitor.signedIn().username());
        int count = all.size();
        int size = page == null ? Math.max(1, count) : PAGE_SIZE;
        int number = count == 0 ? 0 : page == null ? 1 : Math.max(1, page);
        int pages = (count + size - 1) / size;
        int from = Math.clamp((long) (number - 1) * size, 0, count);
        Map<String, @Nullable Object> answer = Json.object("count", count, "page", number);
        if (number > 1) {
            answer.put("prev", number - 1);
        }
        if (number < pages) {
            answer.put("next", number + 1);
        }
        answer.put("pages", IntStream.rangeClosed(1, pages).boxed().toList());
        answer.put(
                "data",
                all.subList(from, Math.min(from + size, count)).stream()
                        .map(json::listed)
                        .toList());
        return Restlet.jsonAsText(answer);
    }

    @GetMapping(Paths.API + "/jobs/{id}")
    ResponseEntity<String> details(Visitor visitor, @PathVariable String id) {
        visitor.refusedDuring(maintenance);
        return Restlet.json(200, json.details(own(visitor, id)));
    }

    /** The one resource of jobs that maintenance leaves open. */
    @GetMapping(Paths.API + "/jobs/{id}/status")
    ResponseEntity<String> status(Visitor visitor, @PathVariable String id) {
        return Restlet.jsonAsText(json.status(own(visitor, id)));
    }

    @GetMapping(Paths.API + "/jobs/{id}/cancel")
    ResponseEntity<String> cancel(Visitor visitor, @PathVariable String id) throws IOException, InterruptedException {
        visitor.refusedDuring(maintenance);
        Job job = jobs.find(id);
        if (job == null || !engine.holds(job)) {
            throw notFound(id);
        }
        visitor.mustOwn(job);
        return Restlet.jsonAsText(json.details(queue.cancel(job)));
    }

    @GetMapping(Paths.API + "/jobs/{id}/restart")
    ResponseEntity<String> restart(Visitor visitor, @PathVariable String id) throws IOException {
        visitor.refusedDuring(maintenance);
        Job job = own(visitor.bySession(), id);
        if (job.state() != JobState.DEAD) {
            throw RestletException.application(400, "Job " + id + " is not pending.");
        }
        queue.restart(job);
        return Restlet.json(200, Restlet.formAnswer(true, "Your job was successfully added to the job queue."));
    }

    @DeleteMapping(Paths.API + "/jobs/{id}")
    ResponseEntity<String> delete(Visitor visitor, @PathVariable String id) throws IOException, InterruptedException {
        Job job = own(visitor.bySession(), id);
        return Restlet.jsonAsText(json.details(jobs.delete(queue.cancel(job))));
    }

    /** Empty once the job is retired. */
    @GetMapping(Paths.BASE + "/logs/{id}")
    ResponseEntity<String> log(Visitor visitor, @PathVariable String id) {
        Job job = own(visitor, id);
        return job.state() == JobState.RETIRED
                ? ResponseEntity.noContent().build()
                : Restlet.text(200, "<code><pre>" + job.log() + "</code></pre>");
    }

    private Job own(Visitor visitor, String id) {
        Job job = jobs.find(id);
        if (job == null) {
            throw notFound(id);
        }
        visitor.mustOwn(job);
        return job;
    }

    private static RestletException notFound(String id) {
        return RestletException.application(404, "Job " + id + " not found.");
    }
}
