package org.fip.adapter.foreign;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A piece of somebody else's JSON: whatever is missing, null or of another type reads as absent, never as an exception. */
public record ForeignJson(JsonNode node) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** The body as JSON, whatever its content type said; empty when it is none. */
    public static Optional<ForeignJson> read(String body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            return node.isContainer() ? Optional.of(new ForeignJson(node)) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** The member with this name, perhaps an absent one. */
    public ForeignJson at(String name) {
        return new ForeignJson(node.path(name));
    }

    public boolean has(String name) {
        return node.has(name);
    }

    public boolean isObject() {
        return node.isObject();
    }

    public boolean isArray() {
        return node.isArray();
    }

    /** A string, number or boolean as text; null when absent, blank or a container. */
    public @Nullable String text() {
        if (node.isString()) {
            String text = node.stringValue();
            return text.isBlank() ? null : text;
        }
        return node.isNumber() || node.isBoolean() ? node.asString("") : null;
    }

    public String text(String otherwise) {
        String text = text();
        return text == null ? otherwise : text;
    }

    /** A whole number, also one in quotes; null when absent or anything else. */
    public @Nullable Long number() {
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? node.longValue() : null;
        }
        if (node.isString()) {
            try {
                return Long.valueOf(node.stringValue().strip());
            } catch (NumberFormatException notANumber) {
                return null;
            }
        }
        return null;
    }

    /** Whether it is {@code true}; absent is false. */
    public boolean isTrue() {
        return node.isBoolean() ? node.booleanValue() : "true".equals(text());
    }

    /** Whether it is {@code false} in so many words; absent is not. */
    public boolean isFalse() {
        return "false".equals(text());
    }

    /** The elements of an array; none when it is anything else. */
    public List<ForeignJson> items() {
        return node.isArray() ? node.values().stream().map(ForeignJson::new).toList() : List.of();
    }

    /** The members of an object, in order; none when it is anything else. */
    public Map<String, ForeignJson> members() {
        Map<String, ForeignJson> members = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(property -> members.put(property.getKey(), new ForeignJson(property.getValue())));
        }
        return members;
    }

    /** The members that are whole numbers, in order. */
    public Map<String, Long> numbers() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(property -> {
                Long number = new ForeignJson(property.getValue()).number();
                if (number != null) {
                    numbers.put(property.getKey(), number);
                }
            });
        }
        return numbers;
    }

    /** Milliseconds since 1970 or an ISO date; servers write 0 or -1 for "not yet". */
    public @Nullable Instant instant() {
        Long millis = number();
        if (millis != null) {
            return millis > 0 ? Instant.ofEpochMilli(millis) : null;
        }
        String text = text();
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }
}
