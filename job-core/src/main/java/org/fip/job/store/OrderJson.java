package org.fip.job.store;

import java.util.List;
import java.util.Map;
import org.fip.job.input.InputFinding;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The {@code jsonb} columns of a job: what an order holds that differs from server to server, and what was found in its input. */
final class OrderJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final TypeReference<List<AcceptedTerm>> TERMS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> OPTIONS = new TypeReference<>() {};

    private static final TypeReference<List<InputFinding>> FINDINGS = new TypeReference<>() {};

    private OrderJson() {}

    static String of(Object value) {
        return JSON.writeValueAsString(value);
    }

    static List<AcceptedTerm> terms(String json) {
        return JSON.readValue(json, TERMS);
    }

    static Map<String, String> options(String json) {
        return JSON.readValue(json, OPTIONS);
    }

    static List<InputFinding> findings(String json) {
        return JSON.readValue(json, FINDINGS);
    }
}
