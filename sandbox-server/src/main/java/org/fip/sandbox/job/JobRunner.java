package org.fip.sandbox.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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
    private final Disturbances disturbances;

    public JobRunner(Jobs jobs, ImputationPipeline pipeline, Disturbances disturbances) {
        this.jobs = jobs;
        this.pipeline = pipeline;
        this.disturbances = disturbances;
    }

    /** Answers when the job is settled; throws when the thread was interrupted, and leaves the job as it is then. */
    void run(String id) throws InterruptedException, IOException {
        Job job = jobs.find(id);
        if (job == null) {
            return;
        }
        if (setUpFails(job)) {
            return;
        }
        JobParameters parameters = JobParameters.of(job.parameters());
        jobs.update(id, waiting -> waiting.running(jobs.now()));
        LOG.info("Job {} started", id);
        JobState outcome = JobState.SUCCESS;
        try {
            pipeline.run(parameters, jobs.folders(id), new StoredSteps(id));
        } catch (PipelineException e) {
            outcome = JobState.FAILED;
            tell(id, MessageType.ERROR, e.reason());
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            outcome = JobState.FAILED;
            LOG.warn("Job {} failed unexpectedly", id, e);
            tell(id, MessageType.ERROR, Job.SERVER_FAULT);
        }
        Job exporting = jobs.update(id, done -> done.state() == JobState.RUNNING ? done.in(JobState.EXPORTING) : done);
        if (exporting == null || exporting.state() != JobState.EXPORTING) {
            throw new InterruptedException("cancelled at the last moment");
        }
        settle(id, outcome);
    }

    private boolean setUpFails(Job job) {
        JobParameters parameters = JobParameters.of(job.parameters());
        if (pipeline.canSetUp(parameters)) {
            return false;
        }
        // As on a real server: the owner sees a failed job without a step and without a reason.
        LOG.info("Job {} asks for the unknown panel '{}'", job.id(), parameters.refpanel());
        jobs.update(
                job.id(), failed -> failed.ended(JobState.FAILED, jobs.now()).settledWith(List.of()));
        return true;
    }

    /** Books how a job ended, with all that it left in its output folder. */
    void settle(String id, JobState last) throws IOException {
        JsonFile.delete(jobs.folders(id).work());
        List<OutputFile> files = output(jobs.folders(id));
        jobs.update(id, done -> done.ended(last, jobs.now()).settledWith(files));
        LOG.info("Job {} ended: {}", id, last);
    }

    /** Starts a job that passes by the clock; false when there is nothing to start. */
    boolean startLight(String id) {
        Job job = jobs.find(id);
        if (job == null || setUpFails(job)) {
            return false;
        }
        var steps = new GatheredSteps();
        steps.step("Input Validation");
        steps.add(MessageType.OK, "Light mode: the input is not read.");
        jobs.update(id, waiting -> steps.addTo(waiting.running(jobs.now())));
        return true;
    }

    /** Ends the work on such a job: from now on its results are being registered. */
    void exportLight(String id) throws IOException {
        Job job = jobs.find(id);
        if (job == null) {
            return;
        }
        var steps = new GatheredSteps();
        pipeline.writeEmptyResults(JobParameters.of(job.parameters()), jobs.folders(id), steps);
        jobs.update(id, running -> steps.addTo(running.in(JobState.EXPORTING)));
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

    private void tell(String id, MessageType type, String text) {
        String told = disturbances.told(text);
        jobs.update(id, job -> job.withMessage(type, told));
    }

    private final class StoredSteps implements StepLog {

        private final String id;

        StoredSteps(String id) {
            this.id = id;
        }

        @Override
        public void step(String name) {
            jobs.update(id, job -> job.withStep(name));
        }

        @Override
        public void add(MessageType type, String message) {
            tell(id, type, message);
        }
    }

    /** Steps that are stored at once, since each write to the disk counts when there are thousands of jobs. */
    private final class GatheredSteps implements StepLog {

        private final List<UnaryOperator<Job>> changes = new ArrayList<>();

        @Override
        public void step(String name) {
            changes.add(job -> job.withStep(name));
        }

        @Override
        public void add(MessageType type, String message) {
            String told = disturbances.told(message);
            changes.add(job -> job.withMessage(type, told));
        }

        Job addTo(Job job) {
            Job changed = job;
            for (UnaryOperator<Job> change : changes) {
                changed = change.apply(changed);
            }
            return changed;
        }
    }
}
