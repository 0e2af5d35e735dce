package org.fip.sandbox.cloudgene;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.fip.sandbox.config.SandboxProperties;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.JobQueue;
import org.fip.sandbox.job.Jobs;
import org.fip.sandbox.job.Submission;
import org.fip.sandbox.storage.JsonFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes jobs. It checks next to nothing of them: mistakes show up later, as the job's failure. */
@RestController
class SubmitController {

    private static final Logger LOG = LoggerFactory.getLogger(SubmitController.class);

    private final SandboxProperties settings;
    private final Jobs jobs;
    private final JobQueue queue;
    private final Maintenance maintenance;
    private final Path uploads;

    SubmitController(SandboxProperties settings, Jobs jobs, JobQueue queue, Maintenance maintenance)
            throws IOException {
        this.settings = settings;
        this.jobs = jobs;
        this.queue = queue;
        this.maintenance = maintenance;
        this.uploads = settings.dataDir().resolve("uploads");
        JsonFile.delete(uploads); // what a crash left of unfinished uploads
        Files.createDirectories(uploads);
    }

    @PostMapping("/api/v2/jobs/submit/{app}")
    Map<String, @Nullable Object> submit(Caller caller, @PathVariable String app, HttpServletRequest request)
            throws IOException {
        maintenance.refuse(caller);
        if (!JakartaServletFileUpload.isMultipartContent(request)) {
            throw CloudgeneException.framework(
                    415,
                    "Content Type [" + request.getContentType()
                            + "] not allowed. Allowed types: [multipart/form-data]");
        }
        if (!App.named(app)) {
            throw CloudgeneException.application(404, "Application '" + app + "' not found.");
        }
        if (!caller.admin() && jobs.full(caller.username())) {
            throw tooMany();
        }
        Path folder = Files.createTempDirectory(uploads, "upload-");
        try {
            SubmissionParts parts =
                    SubmissionParts.read(request, folder, settings.maxUpload().toBytes());
            Job job = store(caller, app, parts, folder, request).orElseThrow(this::tooMany);
            LOG.info("Job {} of {} was submitted", job.id(), job.username());
            queue.add(job);
            return Json.object(
                    "success", true, "message", "Your job was successfully added to the job queue.", "id", job.id());
        } finally {
            JsonFile.delete(folder);
        }
    }

    private Optional<Job> store(
            Caller caller, String app, SubmissionParts parts, Path folder, HttpServletRequest request)
            throws IOException {
        String agent = request.getHeader("User-Agent");
        return jobs.add(new Submission(
                caller.username(),
                parts.jobName(),
                app,
                agent == null ? "" : agent,
                parts.values(),
                folder,
                caller.admin()));
    }

    private CloudgeneException tooMany() {
        return CloudgeneException.application(
                400, "Only " + settings.maxJobsPerUser() + " jobs per user can be executed simultaneously.");
    }

    /** Without an app in the path nothing is found that takes a multipart body. */
    @PostMapping("/api/v2/jobs/submit")
    void withoutApp(Caller caller, HttpServletRequest request) {
        throw CloudgeneException.framework(
                415, "Content Type [" + request.getContentType() + "] not allowed for " + caller.username());
    }
}
