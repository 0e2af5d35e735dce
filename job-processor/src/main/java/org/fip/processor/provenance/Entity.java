package org.fip.processor.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** A node of a crate's graph; what is not known has no property. */
final class Entity {
    private final Map<String, Object> members = new LinkedHashMap<>();

    private Entity(String id, List<String> types) {
        members.put("@id", id);
        members.put("@type", types.size() == 1 ? types.getFirst() : types);
    }

    static Entity of(String id, String... types) {
        return new Entity(id, List.of(types));
    }

    /** An id within the crate: {@code #kind/name}, whatever characters the name has. */
    static String localId(String kind, String name) {
        return "#" + kind + "/"
                + Arrays.stream(name.split("/", -1))
                        .map(part -> UriUtils.encode(part, UTF_8))
                        .collect(Collectors.joining("/"));
    }

    String id() {
        return (String) members.getOrDefault("@id", "");
    }

    Entity with(String property, @Nullable Object value) {
        if (value != null) {
            members.put(property, value);
        }
        return this;
    }

    Entity refersTo(String property, Entity... others) {
        return refersTo(property, List.of(others));
    }

    /** Adds to what the property refers to already. */
    Entity refersTo(String property, List<Entity> others) {
        if (!others.isEmpty()) {
            var all = new ArrayList<Object>();
            if (members.get(property) instanceof List<?> before) {
                all.addAll(before);
            }
            others.forEach(other -> all.add(Map.of("@id", other.id())));
            members.put(property, all);
        }
        return this;
    }

    Map<String, Object> members() {
        return members;
    }
}
