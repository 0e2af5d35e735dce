package org.fip.registry.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many samples a service takes, as an operator states it among its settings. A word that is no number would count as not
 * stated, and then nothing is refused for it; so it is not taken.
 */
final class SampleLimits {
    private static final String MIN = "min_samples";
    private static final String MAX = "max_samples";

    private SampleLimits() {}

    /** What is wrong with them: a sentence each. */
    static List<String> problems(Map<String, String> settings) {
        var problems = new ArrayList<String>();
        for (var name : List.of(MIN, MAX)) {
            if (settings.containsKey(name) && !isNumber(settings.get(name))) {
                problems.add("%s must be a whole number from 1 to 999999999".formatted(name));
            }
        }
        if (problems.isEmpty()
                && settings.containsKey(MIN)
                && settings.containsKey(MAX)
                && Integer.parseInt(settings.get(MIN).strip())
                        > Integer.parseInt(settings.get(MAX).strip())) {
            problems.add("%s must not be greater than %s".formatted(MIN, MAX));
        }
        return problems;
    }

    // As file-manager reads them.
    private static boolean isNumber(String text) {
        return text.strip().matches("[1-9]\\d{0,8}");
    }
}
