package org.fip.sandbox.wes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What Sapporo answers, field by field in its order; unlike Sapporo, logs are links, as the specification has it. */
final class SapporoAnswers {

    private static final List<String> COMMAND = List.of(
            "nextflow", "run", RunRequest.WORKFLOW, "-params-file", "workflow_params.json", "--outdir", "outputs");

    private SapporoAnswers() {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record RunId(String runId) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record RunStatus(String runId, RunState state) {

        static RunStatus of(Run run) {
            return new RunStatus(run.id(), run.state());
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record RunSummary(
            String runId,
            RunState state,
            @Nullable String startTime,
            @Nullable String endTime,
            Map<String, String> tags) {

        static RunSummary of(Run run) {
            return new RunSummary(
                    run.id(),
                    run.state(),
                    run.startTime(),
                    run.endTime(),
                    run.request().tags());
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record RunList(List<RunSummary> runs, @Nullable String nextPageToken, int totalRuns) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Log(
            @Nullable String name,
            List<String> cmd,
            @Nullable String startTime,
            @Nullable String endTime,
            String stdout,
            String stderr,
            @Nullable Integer exitCode,
            List<String> systemLogs) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Output(String fileName, String fileUrl) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record RunLog(
            String runId,
            RunRequest request,
            RunState state,
            Log runLog,
            String taskLogsUrl,
            @Nullable List<TaskLog> taskLogs,
            @Nullable List<Output> outputs) {

        static RunLog of(Run run, List<String> outputs, Links links) {
            String id = run.id();
            var log = new Log(
                    null,
                    COMMAND,
                    run.startTime(),
                    run.endTime(),
                    links.run(id, "stdout"),
                    links.run(id, "stderr"),
                    run.exitCode(),
                    List.of());
            List<Output> published = run.state() != RunState.COMPLETE
                    ? null
                    : outputs.stream()
                            .map(name -> new Output(name, links.run(id, ("outputs/" + name).split("/", -1))))
                            .toList();
            return new RunLog(id, run.request(), run.state(), log, links.run(id, "tasks"), null, published);
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record TaskLog(
            String id,
            String name,
            List<String> cmd,
            @Nullable String startTime,
            @Nullable String endTime,
            String stdout,
            String stderr,
            @Nullable Integer exitCode,
            List<String> systemLogs,
            @Nullable String tesUri) {

        static TaskLog of(Run run, Run.Task task, Links links) {
            String number = String.valueOf(task.number());
            return new TaskLog(
                    number,
                    task.step().name(),
                    List.of(),
                    null,
                    null,
                    links.run(run.id(), "tasks", number, "stdout"),
                    links.run(run.id(), "tasks", number, "stderr"),
                    task.exitCode(),
                    List.of(),
                    null);
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record TaskList(List<TaskLog> taskLogs, @Nullable String nextPageToken) {}
}
