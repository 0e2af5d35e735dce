package org.fip.adapter.wes;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fip.adapter.Submission;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A workflow's parameters with placeholders such as <code>${input_urls}</code>. Values stay flat texts, the one form that every
 * server takes; a parameter whose placeholders all have no value is left out, with the words around them.
 */
public final class ParameterTemplate {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern NUMBERED = Pattern.compile("input_(?:url|name)_([1-9][0-9]?)");
    private static final Pattern SECRET = Pattern.compile("(?i)token|password|secret|api_?key|credential");
    private static final Set<String> KNOWN = Set.of(
            "input_urls",
            "input_url",
            "input_names",
            "refpanel",
            "build",
            "population",
            "phasing",
            "mode",
            "r2_filter",
            "job");

    private final ObjectNode template;

    private ParameterTemplate(ObjectNode template) {
        this.template = template;
    }

    /** Reads a template and adds what is wrong with it to the problems. */
    static ParameterTemplate read(String json, List<String> problems) {
        JsonNode node = parsed(json);
        if (!(node instanceof ObjectNode object)) {
            problems.add("workflow_params must be a JSON object");
            return new ParameterTemplate(JSON.createObjectNode());
        }
        ParameterTemplate template = new ParameterTemplate(object);
        for (String name : template.placeholders()) {
            if (!KNOWN.contains(name) && !NUMBERED.matcher(name).matches()) {
                problems.add("workflow_params has the unknown placeholder ${%s}; known are %s"
                        .formatted(name, new TreeSet<>(KNOWN)));
            }
        }
        secrets(object)
                .forEach(name -> problems.add(
                        "workflow_params has %s: servers show a run's parameters to whoever may read the run"
                                .formatted(name)));
        return template;
    }

    /** Names of members that look as if they held a secret. */
    private static Stream<String> secrets(JsonNode node) {
        return Stream.concat(
                node.properties().stream()
                        .filter(member -> SECRET.matcher(member.getKey()).find()
                                && member.getValue().isString()
                                && !member.getValue().stringValue().isBlank())
                        .map(Map.Entry::getKey),
                node.valueStream().flatMap(ParameterTemplate::secrets));
    }

    /** Whether it is a JSON object whose values are texts, numbers or booleans. */
    static boolean isFlatObject(String json) {
        return parsed(json) instanceof ObjectNode object && object.valueStream().allMatch(JsonNode::isValueNode);
    }

    private static @Nullable JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    /** Whether the workflow is told this. */
    boolean uses(String placeholder) {
        return placeholders().contains(placeholder);
    }

    /** How many input files the workflow can be told of. */
    int mostInputs() {
        Set<String> names = placeholders();
        if (names.contains("input_urls") || names.contains("input_names")) {
            return Integer.MAX_VALUE;
        }
        return names.stream()
                .map(NUMBERED::matcher)
                .filter(Matcher::matches)
                .mapToInt(number -> Integer.parseInt(number.group(1)))
                .max()
                .orElse(names.contains("input_url") ? 1 : Integer.MAX_VALUE);
    }

    private Set<String> placeholders() {
        return names(template).collect(Collectors.toSet());
    }

    /** The parameters of one run; {@code inputs} are what the site reads each file by, in order. */
    String fill(Submission submission, List<String> names, List<String> inputs) {
        Map<String, String> values = values(submission, names, inputs);
        ObjectNode filled = JSON.createObjectNode();
        template.properties().forEach(parameter -> {
            JsonNode value = filled(parameter.getValue(), values);
            if (value != null) {
                filled.set(parameter.getKey(), value);
            }
        });
        return JSON.writeValueAsString(filled);
    }

    private static Map<String, String> values(Submission submission, List<String> names, List<String> inputs) {
        Map<String, String> values = new java.util.HashMap<>();
        values.put("input_urls", String.join(" ", inputs));
        values.put("input_url", inputs.getFirst());
        values.put("input_names", String.join(" ", names));
        for (int i = 0; i < inputs.size(); i++) {
            values.put("input_url_" + (i + 1), inputs.get(i));
            values.put("input_name_" + (i + 1), names.get(i));
        }
        values.put("refpanel", submission.panelKey());
        values.put("job", submission.marker());
        putIfThere(values, "build", submission.build());
        putIfThere(values, "population", submission.population());
        putIfThere(values, "phasing", submission.phasing());
        putIfThere(values, "mode", submission.mode());
        putIfThere(values, "r2_filter", submission.r2Filter());
        return values;
    }

    private static void putIfThere(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value);
        }
    }

    /** The value with its placeholders filled; null when nothing is left of it. Numbers and booleans stay what they are. */
    private static @Nullable JsonNode filled(JsonNode value, Map<String, String> values) {
        if (hasPlaceholder(value) && !hasValue(value, values)) {
            return null;
        }
        if (value instanceof ObjectNode object) {
            ObjectNode inner = JSON.createObjectNode();
            object.properties().forEach(member -> {
                JsonNode part = filled(member.getValue(), values);
                if (part != null) {
                    inner.set(member.getKey(), part);
                }
            });
            return inner;
        }
        if (value.isArray()) {
            var list = JSON.createArrayNode();
            value.valueStream()
                    .map(item -> filled(item, values))
                    .filter(java.util.Objects::nonNull)
                    .forEach(list::add);
            return list;
        }
        if (!value.isString()) {
            return value;
        }
        return JSON.getNodeFactory()
                .stringNode(PLACEHOLDER
                        .matcher(value.stringValue())
                        .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), ""))));
    }

    /** The first parameter that is no link, number or boolean; the Starter Kit answers any such with a bare "conflict". */
    static Optional<String> firstThatIsNoLink(String parameters) {
        JsonNode node = parsed(parameters);
        return node == null
                ? Optional.empty()
                : node.properties().stream()
                        .filter(parameter -> !isLink(parameter.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private static boolean isLink(JsonNode value) {
        try {
            return value.isNumber()
                    || value.isBoolean()
                    || (value.isString() && new URI(value.stringValue()).getSchemeSpecificPart() != null);
        } catch (URISyntaxException notALink) {
            return false;
        }
    }

    private static boolean hasPlaceholder(JsonNode value) {
        return names(value).findAny().isPresent();
    }

    private static boolean hasValue(JsonNode value, Map<String, String> values) {
        return names(value).anyMatch(values::containsKey);
    }

    private static Stream<String> names(JsonNode value) {
        return value.isString()
                ? PLACEHOLDER.matcher(value.stringValue()).results().map(match -> match.group(1))
                : value.valueStream().flatMap(ParameterTemplate::names);
    }
}
