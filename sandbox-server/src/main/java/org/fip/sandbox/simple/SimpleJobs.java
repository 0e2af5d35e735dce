package org.fip.sandbox.simple;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.JobQueue;
import org.fip.sandbox.job.Jobs;
import org.fip.sandbox.job.Submission;
import org.fip.sandbox.panel.Panels;
import org.fip.sandbox.pipeline.ImputationPipeline;
import org.fip.sandbox.pipeline.JobParameters;
import org.fip.sandbox.pipeline.PipelineException;
import org.fip.sandbox.pipeline.PlainText;
import org.fip.sandbox.storage.JsonFile;
import org.fip.sandbox.upload.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The jobs that came in this dialect; those of other dialects are not seen in it. */
@Component
class SimpleJobs {

    private static final Logger LOG = LoggerFactory.getLogger(SimpleJobs.class);
    private static final String APPLICATION = "simple";

    private final Jobs jobs;
    private final JobQueue queue;
    private final Panels panels;
    private final ImputationPipeline pipeline;
    private final Incoming incoming;

    SimpleJobs(Jobs jobs, JobQueue queue, Panels panels, ImputationPipeline pipeline, Incoming incoming) {
        this.jobs = jobs;
        this.queue = queue;
        this.panels = panels;
        this.pipeline = pipeline;
        this.incoming = incoming;
    }

    /** Takes a job whose choices and files are good; the dialect has no limit of jobs. */
    Job submit(Account owner, HttpServletRequest request) throws IOException, InterruptedException {
        Path folder = incoming.newFolder();
        try {
            SimpleForm form = SimpleForm.read(request, folder, incoming.maximumBytes());
            form.check(panels);
            pipeline.check(JobParameters.of(form.parameters()), folder);
            String agent = request.getHeader("User-Agent");
            var submission = new Submission(
                    owner.username(),
                    form.jobName(),
                    APPLICATION,
                    agent == null ? "" : agent,
                    form.parameters(),
                    folder,
                    true);
            Job job = jobs.add(submission).orElseThrow();
            LOG.info("Job {} of {} was submitted", job.id(), job.username());
            queue.add(job);
            return job;
        } catch (PipelineException e) {
            throw new SimpleException(400, PlainText.of(e.reason()).replace('\n', ' '));
        } finally {
            JsonFile.delete(folder);
        }
    }

    /** An account's own job. */
    Job own(Account owner, String id) {
        Job job = jobs.find(id);
        if (job == null || !APPLICATION.equals(job.applicationId())) {
            throw new SimpleException(404, "Job " + id + " not found");
        }
        if (!job.username().equals(owner.username()) && !owner.admin()) {
            throw new SimpleException(403, "Job " + id + " is not yours");
        }
        return job;
    }

    /** Newest first. */
    List<Job> of(Account owner) {
        return jobs.of(owner.username()).stream()
                .filter(job -> APPLICATION.equals(job.applicationId()))
                .toList();
    }

    Job cancel(Job job) throws IOException, InterruptedException {
        return queue.cancel(job);
    }

    JobStatus status(Job job) {
        return JobStatus.of(job, queue.position(job));
    }
}
