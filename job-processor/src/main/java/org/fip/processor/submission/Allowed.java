package org.fip.processor.submission;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fip.processor.client.Registry;

/** The values that a field may have, as the server or the panel spells them. */
record Allowed(List<String> values) {
    private static final int MOST_SHOWN = 12;

    static Allowed of(List<Registry.Choice> choices) {
        return new Allowed(choices.stream().map(Registry.Choice::key).toList());
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** The allowed value that is meant, in its own spelling. */
    Optional<String> find(String asked) {
        return values.contains(asked)
                ? Optional.of(asked)
                : values.stream().filter(asked::equalsIgnoreCase).findFirst();
    }

    /** For a message to people: all, or as many as one reads. */
    String listed() {
        var shown = values.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
        return values.size() > MOST_SHOWN ? shown + " and " + (values.size() - MOST_SHOWN) + " more" : shown;
    }
}
