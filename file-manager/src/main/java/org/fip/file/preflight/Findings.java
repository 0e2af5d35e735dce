package org.fip.file.preflight;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what is found: how often, and the first few places. */
final class Findings {
    private static final int EXAMPLES = 5;

    private final Map<Rule, Found> found = new EnumMap<>(Rule.class);

    private static final class Found {
        private final List<String> examples = new ArrayList<>();
        private long count;
    }

    /** Without its place. */
    void add(Rule rule) {
        of(rule).count++;
    }

    void add(Rule rule, String where) {
        var one = of(rule);
        one.count++;
        if (one.examples.size() < EXAMPLES) {
            one.examples.add(where);
        }
    }

    /** Whether a place of it would still be kept; to spell one out costs more than to count it. */
    boolean wantsExample(Rule rule) {
        return of(rule).examples.size() < EXAMPLES;
    }

    long count(Rule rule) {
        var one = found.get(rule);
        return one == null ? 0 : one.count;
    }

    List<Finding> list() {
        return found.entrySet().stream()
                .filter(e -> e.getValue().count > 0)
                .map(e -> new Finding(e.getKey(), e.getValue().count, List.copyOf(e.getValue().examples)))
                .toList();
    }

    private Found of(Rule rule) {
        return found.computeIfAbsent(rule, r -> new Found());
    }
}
