package org.fip.file.preflight;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a service would make of a file. */
record Verdict(Outcome outcome, List<Remark> reasons) {
    /** Whether the job would go on. */
    enum Outcome {
        ACCEPTED,
        ACCEPTED_WITH_WARNINGS,
        WOULD_BE_REFUSED;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Why, and what to do.
     *
     * @param sentence for the researcher
     * @param cure a command or a choice; empty where there is none
     */
    record Remark(Severity severity, String sentence, String cure) {}

    /** Refused where one reason is an error; the errors come first. */
    static Verdict of(List<Remark> reasons) {
        var sorted =
                reasons.stream().sorted(Comparator.comparing(Remark::severity)).toList();
        var worst = sorted.isEmpty() ? Severity.INFO : sorted.getFirst().severity();
        var outcome = switch (worst) {
            case ERROR -> Outcome.WOULD_BE_REFUSED;
            case WARNING -> Outcome.ACCEPTED_WITH_WARNINGS;
            case INFO -> Outcome.ACCEPTED;
        };
        return new Verdict(outcome, sorted);
    }
}
