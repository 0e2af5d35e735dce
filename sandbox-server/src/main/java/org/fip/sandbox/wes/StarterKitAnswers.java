package org.fip.sandbox.wes;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.fip.sandbox.upload.SentName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What the Starter Kit answers: logs at the host that it was configured with, which nobody else can reach, and outputs as
 * paths on its own disk, the inputs among them.
 */
final class StarterKitAnswers {

    private static final String LOGS = "http://localhost:4500" + Links.ROOT + "/logs/nextflow/";
    private static final String DISK = "file:///srv/wes/starterkit/wes_runs/";

    private StarterKitAnswers() {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record RunId(String runId) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record RunStatus(String runId, RunState state) {

        /** It does not know of waiting. */
        static RunStatus of(Run run) {
            RunState state = run.state();
            return new RunStatus(
                    run.id(),
                    switch (state) {
                        case QUEUED -> RunState.UNKNOWN;
                        case INITIALIZING, CANCELING -> RunState.RUNNING;
                        case CANCELED, SYSTEM_ERROR -> RunState.EXECUTOR_ERROR;
                        default -> state;
                    });
        }
    }

    record RunList(List<RunStatus> runs) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Request(JsonNode workflowParams, String workflowType, String workflowTypeVersion, String workflowUrl) {

        static Request of(RunRequest request) {
            return new Request(
                    request.workflowParams(),
                    request.workflowType(),
                    request.workflowTypeVersion(),
                    request.workflowUrl());
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Log(
            String name,
            List<String> cmd,
            @Nullable String startTime,
            @Nullable String endTime,
            String stdout,
            String stderr,
            @Nullable Integer exitCode) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record RunLog(
            String runId,
            Request request,
            RunState state,
            Log runLog,
            List<Log> taskLogs,
            Map<String, String> outputs) {

        static RunLog of(Run run, List<String> published) {
            return new RunLog(
                    run.id(),
                    Request.of(run.request()),
                    RunStatus.of(run).state(),
                    log(run, RunRequest.WORKFLOW, "", run.exitCode()),
                    run.tasks().stream()
                            .map(task -> log(
                                    run,
                                    task.step().name().toUpperCase(Locale.ROOT).replace(' ', '_'),
                                    "/" + workFolder(run.id() + task.number()),
                                    task.exitCode()))
                            .toList(),
                    outputs(run, published));
        }

        private static Log log(Run run, String name, String place, @Nullable Integer exitCode) {
            return new Log(
                    name,
                    List.of("#!/bin/bash -ue", "nextflow run " + RunRequest.WORKFLOW),
                    run.startTime(),
                    run.endTime(),
                    LOGS + "stdout/" + run.id() + place,
                    LOGS + "stderr/" + run.id() + place,
                    exitCode);
        }

        /** Of two files of one name the first wins; what is there before the end is listed before the end. */
        private static Map<String, String> outputs(Run run, List<String> published) {
            Map<String, String> outputs = new LinkedHashMap<>();
            for (String input : run.request().input().split("\\s+", -1)) {
                String name = SentName.last(input.replaceAll("[?#].*", ""));
                if (!name.isEmpty()) {
                    outputs.putIfAbsent(name, path(run.id(), "input", name));
                }
            }
            for (String file : published) {
                String name = SentName.last(file);
                outputs.putIfAbsent(name, path(run.id(), "output", name));
            }
            return outputs;
        }
    }

    private static String path(String id, String task, String name) {
        String folders = "%s/%s/%s/".formatted(id.substring(0, 2), id.substring(2, 4), id.substring(4, 6));
        return DISK + folders + id + "/work/" + workFolder(id + task) + "/" + name;
    }

    /** Where Nextflow works on a task: looks random, and is the same each time. */
    private static String workFolder(String task) {
        String hex = UUID.nameUUIDFromBytes(task.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return hex.substring(0, 2) + "/" + hex.substring(2);
    }
}
