package org.fip.sandbox.wes;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.fip.sandbox.pipeline.JobParameters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What was asked for, as the run's log echoes it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record RunRequest(
        JsonNode workflowParams,
        String workflowType,
        String workflowTypeVersion,
        Map<String, String> tags,
        @Nullable String workflowEngine,
        @Nullable String workflowEngineVersion,
        @Nullable JsonNode workflowEngineParameters,
        String workflowUrl) {

    /** The one workflow of this server. */
    static final String WORKFLOW = "sandbox/impute";

    private static final String DEFAULT_BUILD = "hg38";

    /** The workflow's parameters as the job keeps them; others are ignored, as Nextflow does. */
    Map<String, String> jobParameters() {
        Map<String, String> values = new HashMap<>();
        values.put(JobParameters.RESULTS, JobParameters.PLAIN);
        values.put(JobParameters.INPUT, input());
        values.put("build", DEFAULT_BUILD);
        for (String name : new String[] {"refpanel", "build", "population", "phasing", "mode"}) {
            copy(name, name, values);
        }
        copy("r2_filter", "r2Filter", values);
        return values;
    }

    /** Links and names, separated by blanks or as a list. */
    String input() {
        JsonNode input = workflowParams.path("input");
        return input.isArray()
                ? input.valueStream().map(entry -> entry.asString("")).collect(Collectors.joining(" "))
                : input.asString("");
    }

    private void copy(String parameter, String jobParameter, Map<String, String> values) {
        String value = workflowParams.path(parameter).asString("").strip();
        if (!value.isEmpty()) {
            values.put(jobParameter, value);
        }
    }
}
