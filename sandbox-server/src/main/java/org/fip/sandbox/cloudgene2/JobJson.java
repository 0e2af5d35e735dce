package org.fip.sandbox.cloudgene2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fip.sandbox.cloudgene.shared.Json;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.JobQueue;
import org.fip.sandbox.job.JobState;
import org.fip.sandbox.job.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A job as version 2 shows it: differently in the list, in the status and in full. */
@Component
class JobJson {

    private final InstalledApp app;
    private final JobEngine engine;
    private final JobQueue queue;

    JobJson(InstalledApp app, JobEngine engine, JobQueue queue) {
        this.app = app;
        this.engine = engine;
        this.queue = queue;
    }

    /** In full, with its owner. */
    Map<String, @Nullable Object> details(Job job) {
        Map<String, @Nullable Object> json = withOutputs(job);
        json.put("username", job.username());
        return json;
    }

    /** The status, from which steps and outputs vanish once the engine has let go of the job. */
    Map<String, @Nullable Object> status(Job job) {
        Map<String, @Nullable Object> json = withOutputs(job);
        if (!engine.holds(job)) {
            json.put("outputParams", List.of());
            json.put("steps", List.of());
        }
        return json;
    }

    /** As in lists. */
    Map<String, @Nullable Object> listed(Job job) {
        return common(job);
    }

    private Map<String, @Nullable Object> withOutputs(Job job) {
        Map<String, @Nullable Object> json = common(job);
        json.put("applicationId", job.applicationId());
        json.put("deletedOn", -1);
        json.put("logs", "");
        json.put(
                "outputParams",
                Stream.of(OutputParameter.values())
                        .map(parameter -> parameter.view(job))
                        .toList());
        json.put("running", engine.holds(job)); // even when it has ended; complete is never set
        json.put("steps", steps(job));
        return json;
    }

    private Map<String, @Nullable Object> common(Job job) {
        boolean held = engine.holds(job);
        Map<String, @Nullable Object> json = Json.object();
        if (held) {
            json.put("app", app.manifest());
        }
        json.putAll(Json.object(
                "application", InstalledApp.NAME + " " + InstalledApp.VERSION,
                "canceld", job.state() == JobState.CANCELLED,
                "complete", false,
                "currentTime", engine.now(),
                "endTime", job.endTime(),
                "finishedOn", 0,
                "id", job.id(),
                "name", job.name(),
                "positionInQueue", queue.position(job),
                "priority", 1,
                "progress", -1,
                "setupEndTime", job.startTime(),
                "setupRunning", false,
                "setupStartTime", job.submittedOn(),
                "startTime", job.startTime(),
                "state", job.state().number(),
                "submittedOn", job.submittedOn(),
                "userAgent", job.userAgent(),
                "workspaceSize", ""));
        return json;
    }

    private static List<Map<String, @Nullable Object>> steps(Job job) {
        List<Map<String, @Nullable Object>> steps = new ArrayList<>();
        if (job.state() == JobState.FAILED && job.steps().isEmpty()) {
            String panel = job.parameters().getOrDefault("refpanel", "").replaceFirst("^apps@", "");
            steps.add(step(
                    "Job Setup failed: Application " + panel + " is not installed or wrong permissions.", List.of()));
        }
        for (Step step : job.steps()) {
            steps.add(step(
                    step.name(),
                    step.messages().stream()
                            .map(message -> Json.object(
                                    "message",
                                    message.text(),
                                    "time",
                                    0,
                                    "type",
                                    message.type().number()))
                            .toList()));
        }
        return steps;
    }

    private static Map<String, @Nullable Object> step(String name, List<Map<String, @Nullable Object>> messages) {
        return Json.object(
                "id", 0, "logMessages", messages, "name", name, "progress", -1, "requirements", List.of(), "up", null);
    }
}
