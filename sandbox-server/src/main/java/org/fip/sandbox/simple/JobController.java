package org.fip.sandbox.simple;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.fip.sandbox.job.Job;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Submission, state, list and cancellation of jobs. */
@RestController("simpleJobController")
@RequestMapping("/simple/api/v2/jobs")
class JobController {

    private final TokenCheck tokens;
    private final SimpleJobs jobs;

    JobController(TokenCheck tokens, SimpleJobs jobs) {
        this.tokens = tokens;
        this.jobs = jobs;
    }

    record Submitted(String id, String status, String message) {}

    record JobList(List<Listed> jobs) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Listed(String id, String name, String state, int progress, String message, String submittedAt) {

        static Listed of(Job job, JobStatus status) {
            return new Listed(
                    job.id(),
                    job.name(),
                    status.state(),
                    status.progress(),
                    status.message(),
                    Instant.ofEpochMilli(job.submittedOn()).toString());
        }
    }

    @PostMapping("/submit")
    Submitted submit(HttpServletRequest request) throws IOException, InterruptedException {
        Job job = jobs.submit(tokens.account(request), request);
        return new Submitted(job.id(), SimpleState.WAITING.word(), "Job queued successfully");
    }

    @GetMapping("/{id}/status")
    JobStatus status(HttpServletRequest request, @PathVariable String id) {
        return jobs.status(jobs.own(tokens.account(request), id));
    }

    @GetMapping
    JobList list(HttpServletRequest request) {
        return new JobList(jobs.of(tokens.account(request)).stream()
                .map(job -> Listed.of(job, jobs.status(job)))
                .toList());
    }

    /** By POST as is proper, and by GET as on Cloudgene. */
    @RequestMapping(
            path = "/{id}/cancel",
            method = {RequestMethod.POST, RequestMethod.GET})
    JobStatus cancel(HttpServletRequest request, @PathVariable String id) throws IOException, InterruptedException {
        return jobs.status(jobs.cancel(jobs.own(tokens.account(request), id)));
    }
}
