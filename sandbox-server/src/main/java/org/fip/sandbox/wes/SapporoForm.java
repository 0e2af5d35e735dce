package org.fip.sandbox.wes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request for a run as strictly as Sapporo, and more: the workflow must be the one there is. */
@Component
@InSapporoStyle
class SapporoForm {

    static final String TYPE = "NFL";
    static final String TYPE_VERSION = "DSL2";
    static final String ENGINE = "nextflow";
    static final String ENGINE_VERSION = "24.10.0";

    private final JsonMapper json;

    SapporoForm(JsonMapper json) {
        this.json = json;
    }

    RunRequest request(RunForm form) {
        oneOf("workflow_type", form.text("workflow_type"), TYPE);
        required("workflow_type_version", form);
        oneOf("workflow_type_version", form.text("workflow_type_version"), TYPE_VERSION);
        oneOf("workflow_engine", form.text("workflow_engine"), ENGINE);
        String engineVersion = form.sent("workflow_engine_version");
        if (engineVersion != null) {
            oneOf("workflow_engine_version", engineVersion, ENGINE_VERSION);
        }
        required("workflow_url", form);
        oneOf("workflow_url", form.text("workflow_url"), RunRequest.WORKFLOW);
        JsonNode parameters = object("workflow_params", form);
        JsonNode tags = object("tags", form);
        return new RunRequest(
                parameters == null ? json.createObjectNode() : parameters,
                TYPE,
                TYPE_VERSION,
                tags == null ? Map.of() : texts("tags", tags),
                ENGINE,
                engineVersion,
                object("workflow_engine_parameters", form),
                RunRequest.WORKFLOW);
    }

    private static void required(String field, RunForm form) {
        if (form.text(field).isEmpty()) {
            throw new WesException(400, field + " is required.");
        }
    }

    private static void oneOf(String field, String value, String allowed) {
        if (!value.equals(allowed)) {
            throw new WesException(
                    400, "Invalid %s: %s, please select from dict_keys(%s)".formatted(field, value, quoted(allowed)));
        }
    }

    private static List<String> quoted(String text) {
        return List.of("'" + text + "'");
    }

    private @Nullable JsonNode object(String field, RunForm form) {
        String text = form.text(field);
        if (text.isBlank()) {
            return null;
        }
        try {
            JsonNode node = json.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw invalid(field);
        }
        throw invalid(field);
    }

    private static Map<String, String> texts(String field, JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties().forEach(entry -> {
            if (!entry.getValue().isString()) {
                throw invalid(field);
            }
            texts.put(entry.getKey(), entry.getValue().stringValue());
        });
        return texts;
    }

    private static WesException invalid(String field) {
        return new WesException(400, "Invalid JSON in " + field + ".");
    }
}
