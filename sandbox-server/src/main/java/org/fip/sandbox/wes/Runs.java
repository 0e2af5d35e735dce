package org.fip.sandbox.wes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.JobQueue;
import org.fip.sandbox.job.JobState;
import org.fip.sandbox.job.Jobs;
import org.fip.sandbox.job.OutputFile;
import org.fip.sandbox.job.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The jobs that came as runs; those of other dialects are not seen here. */
@Component
class Runs {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final String RUN_ID = "run_id";
    private static final String REQUEST = "request";

    private final Jobs jobs;
    private final JobQueue queue;
    private final JsonMapper json;

    Runs(Jobs jobs, JobQueue queue, JsonMapper json) {
        this.jobs = jobs;
        this.queue = queue;
        this.json = json;
    }

    /**
     * Takes a run; there is no limit of them.
     *
     * @param attachments a folder, which becomes the job's
     */
    Run submit(Account owner, RunRequest request, Path attachments, String userAgent) throws IOException {
        String id = UUID.randomUUID().toString();
        Map<String, String> parameters = request.jobParameters();
        parameters.put(RUN_ID, id);
        parameters.put(REQUEST, json.writeValueAsString(request));
        var submission = new Submission(
                owner.username(), "", RunRequest.WORKFLOW, userAgent, Map.copyOf(parameters), attachments, true);
        Job job = jobs.add(submission).orElseThrow();
        LOG.info("Job {} of {} was submitted as run {}", job.id(), job.username(), id);
        queue.add(job);
        return new Run(id, request, job);
    }

    Optional<Run> find(String id) {
        return jobs.all().stream()
                .filter(job -> id.equals(job.parameters().get(RUN_ID)))
                .findFirst()
                .map(this::run);
    }

    /** Newest first. */
    List<Run> of(Account owner) {
        return jobs.of(owner.username()).stream()
                .filter(job -> job.parameters().containsKey(RUN_ID))
                .map(this::run)
                .toList();
    }

    private Run run(Job job) {
        Map<String, String> parameters = job.parameters();
        return new Run(
                String.valueOf(parameters.get(RUN_ID)),
                json.readValue(String.valueOf(parameters.get(REQUEST)), RunRequest.class),
                job);
    }

    /** How many runs are in each state. */
    Map<RunState, Integer> counts() {
        Map<RunState, Integer> counts = new EnumMap<>(RunState.class);
        for (RunState state : RunState.values()) {
            counts.put(state, 0);
        }
        jobs.all().stream()
                .filter(job -> job.parameters().containsKey(RUN_ID))
                .forEach(job -> counts.merge(RunState.of(job), 1, Integer::sum));
        return counts;
    }

    void cancel(Run run) throws IOException, InterruptedException {
        queue.cancel(run.job());
    }

    /** The files that a complete run published, until they are removed. */
    List<String> outputs(Run run) {
        return run.state() == RunState.COMPLETE && run.job().state() != JobState.RETIRED
                ? run.job().files().stream().map(OutputFile::name).toList()
                : List.of();
    }

    Optional<Path> output(Run run, String name) {
        return jobs.output(run.job(), name);
    }
}
