package org.fip.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The same thing run several times, in turns with something else. */
final class Rounds {
    private final List<Run> runs = new ArrayList<>();

    void add(Run run) {
        runs.add(run);
    }

    double medianSeconds() {
        return runs.stream().mapToDouble(Run::seconds).sorted().toArray()[runs.size() / 2];
    }

    double peakMegabytes() {
        return runs.stream().mapToDouble(Run::peakMegabytes).max().orElse(0);
    }

    /** Each round's figure, in their order. */
    String each(String format, ToDoubleFunction<Run> figure) {
        return runs.stream()
                .map(run -> String.format(Locale.ROOT, format, figure.applyAsDouble(run)))
                .collect(Collectors.joining(", "));
    }
}
