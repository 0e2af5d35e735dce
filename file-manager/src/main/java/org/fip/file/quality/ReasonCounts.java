package org.fip.file.quality;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts by reason; what comes after the first {@value #MOST} different ones counts as another. */
final class ReasonCounts {
    private static final int MOST = 40;
    private static final int LONGEST = 100;

    private final Map<String, Long> counts = new LinkedHashMap<>();

    /** Counts a row under the kind of its reason: what stands before the details. */
    void add(String text) {
        var kind = text.strip().split("\\. |: | - |\\(", 2)[0].strip();
        kind = kind.isEmpty() ? "Without a reason" : kind.substring(0, Math.min(LONGEST, kind.length()));
        counts.merge(counts.size() < MOST || counts.containsKey(kind) ? kind : "Other reasons", 1L, Long::sum);
    }

    List<FileSummary.Reason> result() {
        return counts.entrySet().stream()
                .map(e -> new FileSummary.Reason(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingLong(FileSummary.Reason::count).reversed())
                .toList();
    }
}
