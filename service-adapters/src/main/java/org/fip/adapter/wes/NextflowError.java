package org.fip.adapter.wes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reason of a failure in Nextflow's own words. Its error report has sections, each a title and indented lines; two of them
 * tell a researcher something: what went wrong, and what the tool wrote about it.
 */
final class NextflowError {
    private static final List<String> TELLING = List.of("Caused by:", "Command error:");
    private static final String NOTHING = "(empty)";
    private static final int MOST_LINES = 12;

    private NextflowError() {}

    /** What the telling sections hold, each as one line; empty when the text has none of them. */
    static Optional<String> in(String output) {
        List<String> told = new ArrayList<>();
        @Nullable List<String> section = null;
        for (String line : output.lines().toList()) {
            if (TELLING.contains(line.strip())) {
                section = new ArrayList<>();
            } else if (!line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
                keep(section, told);
                section = null;
            } else if (section != null && !line.isBlank()) {
                section.add(line.strip());
            }
        }
        keep(section, told);
        return told.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", told));
    }

    private static void keep(@Nullable List<String> section, List<String> told) {
        if (section != null && !section.isEmpty() && !section.equals(List.of(NOTHING))) {
            // The end of what a tool wrote is where it says why it stopped.
            told.add(String.join(" ", section.subList(Math.max(0, section.size() - MOST_LINES), section.size())));
        }
    }
}
