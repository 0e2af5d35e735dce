package org.fip.file.preflight;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a service would make of a file.
 *
 * @param unchecked what could not be checked, and why: a sentence each
 */
record Verdict(Outcome outcome, List<Remark> reasons, List<String> unchecked) {
    /** Whether the job would go on. */
    enum Outcome {
        ACCEPTED,
        ACCEPTED_WITH_WARNINGS,
        WOULD_BE_REFUSED;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome of(List<Remark> reasons) {
            var worst = reasons.stream()
                    .map(Remark::severity)
                    .min(Comparator.naturalOrder())
                    .orElse(Severity.INFO);
            return switch (worst) {
                case ERROR -> WOULD_BE_REFUSED;
                case WARNING -> ACCEPTED_WITH_WARNINGS;
                case INFO -> ACCEPTED;
            };
        }
    }

    /**
     * Why, and what to do.
     *
     * @param rule stable, for programs: that of a finding, or {@code build}, {@code chromosome-prefix}, {@code phasing},
     *     {@code samples}, {@code panel}, {@code lift-over}, {@code forecast}, {@code same-samples}, {@code chromosome-twice}
     * @param sentence for the researcher
     * @param cure commands for bash, a line each, or a choice; empty where there is none
     * @param examples where, the first few: {@code line 12: 20:68749 rs6086616}, a sample's id, or a stretch; may be empty
     */
    record Remark(String rule, Severity severity, String sentence, String cure, List<String> examples) {
        Remark(String rule, Severity severity, String sentence, String cure) {
            this(rule, severity, sentence, cure, List.of());
        }
    }

    /** Refused where one reason is an error; the errors come first. */
    static Verdict of(List<Remark> reasons, List<String> unchecked) {
        return new Verdict(Outcome.of(reasons), worstFirst(reasons), unchecked);
    }

    /** The same, with what is foretold of the file for a panel. */
    Verdict with(UUID fileId, long panelId, Foretelling.Foretold foretold) {
        var cure =
                "Look at GET /files/%1$s/forecast?panel_id=%2$d; where it is correctable, POST /files/%1$s/correction?panel_id=%2$d makes a file that agrees"
                        .formatted(fileId, panelId);
        var all = Stream.concat(
                        reasons.stream(),
                        foretold.grave().stream()
                                .map(sentence -> new Remark("forecast", Severity.WARNING, sentence, cure)))
                .toList();
        var open = Stream.concat(
                        unchecked.stream(),
                        Stream.of(foretold.missing())
                                .filter(Predicate.not(String::isEmpty))
                                .map("How the file agrees with the panel's sites: "::concat))
                .toList();
        return of(all, open);
    }

    static List<Remark> worstFirst(List<Remark> reasons) {
        return reasons.stream().sorted(Comparator.comparing(Remark::severity)).toList();
    }
}
