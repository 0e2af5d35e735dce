package org.fip.processor.submission;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text fields of a submission as they arrive. */
final class OrderForm {
    /** Begins the name of a field that is a further parameter of the server. */
    static final String OPTION = "option.";

    static final String TERMS = "terms";

    private static final Set<String> KNOWN = Set.of(
            "name",
            "description",
            "service_id",
            "reference_panel_id",
            "build",
            "phasing",
            "population",
            "mode",
            "r2_filter",
            "input_format");

    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private final Set<String> terms = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    /** An empty field is one that was left out. */
    void put(String name, String value) {
        var text = value.strip();
        if (name.equals(TERMS)) {
            if (!text.isEmpty()) {
                terms.add(text);
            }
        } else if (name.startsWith(OPTION)) {
            putIfSaid(options, name.substring(OPTION.length()), text);
        } else if (KNOWN.contains(name)) {
            putIfSaid(fields, name, text);
        } else {
            unknown.add(name);
        }
    }

    private static void putIfSaid(Map<String, String> fields, String name, String text) {
        if (!text.isEmpty()) {
            fields.put(name, text);
        }
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    @Nullable
    String text(String field) {
        return fields.get(field);
    }

    String textOrEmpty(String field) {
        return fields.getOrDefault(field, "");
    }

    @Nullable
    Long number(String field) {
        try {
            var text = fields.get(field);
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Ids of the promises that were made. */
    Set<String> terms() {
        return terms;
    }

    /** Further parameters by their id on the server. */
    Map<String, String> options() {
        return options;
    }

    /** Names that mean nothing to a job. */
    Set<String> unknown() {
        return unknown;
    }
}
