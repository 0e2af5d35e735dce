package org.fip.sandbox.cloudgene.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.config.SandboxProperties;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.JobQueue;
import org.fip.sandbox.job.Jobs;
import org.fip.sandbox.job.Submission;
import org.fip.sandbox.storage.JsonFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes submissions in: reads the upload to disk, stores the job and queues it. */
@Component
public class CloudgeneIntake {

    private static final Logger LOG = LoggerFactory.getLogger(CloudgeneIntake.class);

    private final SandboxProperties settings;
    private final Jobs jobs;
    private final JobQueue queue;
    private final Path uploads;

    CloudgeneIntake(SandboxProperties settings, Jobs jobs, JobQueue queue) throws IOException {
        this.settings = settings;
        this.jobs = jobs;
        this.queue = queue;
        this.uploads = settings.dataDir().resolve("uploads");
        JsonFile.delete(uploads); // what a crash left of unfinished uploads
        Files.createDirectories(uploads);
    }

    /**
     * Reads a submission.
     *
     * @param app as it is named in the path
     * @param accepted which parameters there are
     * @param check a last look at what was sent, before there is a job
     */
    public Job take(Account owner, String app, HttpServletRequest request, Predicate<String> accepted, PartsCheck check)
            throws IOException, SubmissionRefused {
        if (!owner.admin() && jobs.full(owner.username())) {
            throw tooMany();
        }
        Path folder = Files.createTempDirectory(uploads, "upload-");
        try {
            SubmissionParts parts =
                    SubmissionParts.read(request, folder, settings.maxUpload().toBytes(), accepted);
            check.accept(parts);
            Job job = store(owner, app, parts, folder, request).orElseThrow(this::tooMany);
            LOG.info("Job {} of {} was submitted", job.id(), job.username());
            queue.add(job);
            return job;
        } finally {
            JsonFile.delete(folder);
        }
    }

    /** Looks at the parts of a submission and may refuse them by throwing. */
    @FunctionalInterface
    public interface PartsCheck {

        /** Any submission will do. */
        PartsCheck NONE = parts -> {};

        void accept(SubmissionParts parts);
    }

    private Optional<Job> store(
            Account owner, String app, SubmissionParts parts, Path folder, HttpServletRequest request)
            throws IOException {
        String agent = request.getHeader("User-Agent");
        return jobs.add(new Submission(
                owner.username(),
                parts.jobName(),
                app,
                agent == null ? "" : agent,
                parts.values(),
                folder,
                owner.admin()));
    }

    private SubmissionRefused tooMany() {
        return SubmissionRefused.tooManyJobs(jobs.limit());
    }
}
