package org.fip.processor.submission;

import java.util.List;
import org.fip.processor.client.Registry;
import org.jspecify.annotations.Nullable;

/**
 * Populations belong to a panel. Servers fail a job without one minutes later. It decides only what allele frequencies are
 * compared with, so one that was not asked for is chosen to claim as little as possible.
 */
final class PopulationCheck {
    private static final List<String> NEUTRAL = List.of("off", "all", "mixed");

    private final Allowed offered;
    private final Findings findings;

    PopulationCheck(Registry.KnownPanel panel, Findings findings) {
        this.offered = new Allowed(
                panel.populations().stream().map(Registry.Population::key).toList());
        this.findings = findings;
    }

    /** As the panel spells it; null where the panel has none. */
    @Nullable
    String chosen(@Nullable String asked) {
        if (asked != null) {
            var found = offered.find(asked);
            if (found.isEmpty()) {
                findings.wrong(
                        "population",
                        offered.isEmpty()
                                ? "is not asked for with this panel; leave it out"
                                : "must be one of " + offered.listed());
            }
            return found.orElse(null);
        }
        if (offered.values().size() <= 1) {
            return offered.values().stream().findFirst().orElse(null);
        }
        var neutral = NEUTRAL.stream().filter(offered.values()::contains).findFirst();
        if (neutral.isEmpty()) {
            findings.missing("population", "is required for this panel: one of " + offered.listed());
        }
        return neutral.orElse(null);
    }
}
