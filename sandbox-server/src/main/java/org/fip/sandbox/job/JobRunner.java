package org.fip.sandbox.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fip.sandbox.pipeline.ImputationPipeline;
import org.fip.sandbox.pipeline.JobFolders;
import org.fip.sandbox.pipeline.JobParameters;
import org.fip.sandbox.pipeline.MessageType;
import org.fip.sandbox.pipeline.PipelineException;
import org.fip.sandbox.pipeline.StepLog;
import org.fip.sandbox.storage.JsonFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries one job through the pipeline and books what came of it. */
public final class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final Jobs jobs;
    private final ImputationPipeline pipeline;

    public JobRunner(Jobs jobs, ImputationPipeline pipeline) {
        this.jobs = jobs;
        this.pipeline = pipeline;
    }

    /** Answers when the job is settled; throws when the thread was interrupted, and leaves the job as it is then. */
    void run(String id) throws InterruptedException, IOException {
        Job job = jobs.find(id);
        if (job == null) {
            return;
        }
        JobParameters parameters = JobParameters.of(job.parameters());
        if (!pipeline.canSetUp(parameters)) {
            // As on a real server: the owner sees a failed job without a step and without a reason.
            LOG.info("Job {} asks for the unknown panel '{}'", id, parameters.refpanel());
            jobs.update(id, failed -> failed.ended(JobState.FAILED, jobs.now()).settledWith(List.of()));
            return;
        }
        jobs.update(id, waiting -> waiting.running(jobs.now()));
        LOG.info("Job {} started", id);
        JobState outcome = JobState.SUCCESS;
        try {
            pipeline.run(parameters, jobs.folders(id), new StoredSteps(jobs, id));
        } catch (PipelineException e) {
            outcome = JobState.FAILED;
            jobs.update(id, failed -> failed.withMessage(MessageType.ERROR, e.reason()));
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            outcome = JobState.FAILED;
            LOG.warn("Job {} failed unexpectedly", id, e);
            jobs.update(id, failed -> failed.withMessage(MessageType.ERROR, Job.SERVER_FAULT));
        }
        JobState last = outcome;
        Job exporting = jobs.update(id, done -> done.state() == JobState.RUNNING ? done.in(JobState.EXPORTING) : done);
        if (exporting == null || exporting.state() != JobState.EXPORTING) {
            throw new InterruptedException("cancelled at the last moment");
        }
        JsonFile.delete(jobs.folders(id).work());
        List<OutputFile> files = output(jobs.folders(id));
        jobs.update(id, done -> done.ended(last, jobs.now()).settledWith(files));
        LOG.info("Job {} ended: {}", id, last);
    }

    /** Books a cancelled job once its work has stopped; reports of quality control are kept. */
    void settleCancelled(String id) throws IOException {
        JsonFile.delete(jobs.folders(id).work());
        List<OutputFile> files = output(jobs.folders(id));
        jobs.update(
                id,
                job -> job.withMessage(MessageType.ERROR, "Job was canceled by its owner.")
                        .ended(JobState.CANCELLED, jobs.now())
                        .settledWith(files));
        LOG.info("Job {} was cancelled", id);
    }

    private static List<OutputFile> output(JobFolders folders) throws IOException {
        Path output = folders.output();
        if (!Files.exists(output)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(output)) {
            return tree.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> new OutputFile(
                            output.relativize(file).toString(),
                            Jobs.randomHex(32),
                            OutputFile.DOWNLOADS,
                            file.toFile().length()))
                    .toList();
        }
    }

    private record StoredSteps(Jobs jobs, String id) implements StepLog {

        @Override
        public void step(String name) {
            jobs.update(id, job -> job.withStep(name));
        }

        @Override
        public void add(MessageType type, String message) {
            jobs.update(id, job -> job.withMessage(type, message));
        }
    }
}
