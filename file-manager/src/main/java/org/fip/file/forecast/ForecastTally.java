package org.fip.file.forecast;

import static org.fip.file.preflight.Columns.ALT;
import static org.fip.file.preflight.Columns.REF;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fip.file.panelsites.Agreement;
import org.fip.file.panelsites.SiteCursor;
import org.fip.file.preflight.Build;
import org.fip.file.preflight.Chromosome;
import org.fip.file.preflight.Chunk;
import org.fip.file.preflight.Columns;
import org.fip.file.preflight.Inspection;
import org.fip.file.preflight.RowWatcher;
import org.fip.file.preflight.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Counts how the rows of a file agree with a panel, going along both at once. Holds one position of the panel and a line of
 * counts for each 20 Mb.
 */
final class ForecastTally implements RowWatcher, Closeable {
    private static final double LEAST_OVERLAP = 0.5;

    private final Build build;
    private final Sites sites;
    private final Map<Agreement, Long> agreements = new EnumMap<>(Agreement.class);
    private final List<Stretch> stretches = new ArrayList<>();
    private final Set<Chromosome> seen = new HashSet<>();
    private @Nullable Chromosome chromosome;
    private @Nullable SiteCursor cursor;
    private @Nullable Stretch stretch;
    private long lastPosition;
    private long complementary;
    private long duplicates;
    private long lowCallRate;
    private long leftOutBefore;
    private long withoutSites;

    /** The panel's sites of a chromosome, from the first on; empty where there are none. */
    interface Sites {
        Optional<SiteCursor> open(Chromosome chromosome) throws IOException;
    }

    /** The rows are not in order, so that nothing can be read along with them. */
    static final class UnsortedException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Stretch {
        private final Chromosome chromosome;
        private final long number;
        private long found;
        private long absent;
        private long usable;

        private Stretch(Chromosome chromosome, long number) {
            this.chromosome = chromosome;
            this.number = number;
        }

        private double overlap() {
            return found + absent == 0 ? 0 : (double) found / (found + absent);
        }

        private long start() {
            return number * Chunk.LENGTH + 1;
        }
    }

    ForecastTally(Build build, Sites sites) {
        this.build = build;
        this.sites = sites;
    }

    @Override
    public void judged(Columns row, @Nullable Chromosome here, @Nullable Rule reason, boolean repeats)
            throws IOException {
        duplicates += repeats ? 1 : 0;
        if (here == null) {
            leftOutBefore++;
            return;
        }
        if (!here.equals(chromosome)) {
            enter(here);
        }
        var position = row.position();
        if (position < lastPosition) {
            throw new UnsortedException();
        }
        lastPosition = position;
        var current = cursor;
        if (reason != null && reason != Rule.LOW_CALL_RATE) {
            leftOutBefore++;
        } else if (current == null) {
            withoutSites++;
        } else {
            count(here, position, row, current, reason == null);
        }
    }

    private void enter(Chromosome here) throws IOException {
        close();
        if (!seen.add(here)) {
            throw new UnsortedException();
        }
        chromosome = here;
        cursor = sites.open(here).orElse(null);
        lastPosition = 0;
        stretch = null;
    }

    private void count(Chromosome here, long position, Columns row, SiteCursor panel, boolean called)
            throws IOException {
        var reference = row.first(REF);
        var alternative = row.first(ALT);
        var agreement = panel.agreement(position, reference, alternative);
        agreements.merge(agreement, 1L, Long::sum);
        var kept = agreement == Agreement.MATCH || agreement == Agreement.UNDECIDABLE || agreement == Agreement.ABSENT;
        if (agreement != Agreement.ABSENT && Agreement.isStrandAmbiguous(reference, alternative)) {
            complementary++;
        }
        // Asked last, of what is left.
        lowCallRate += kept && !called ? 1 : 0;
        var counted = stretchAt(here, position);
        counted.found += agreement == Agreement.ABSENT ? 0 : 1;
        counted.absent += agreement == Agreement.ABSENT ? 1 : 0;
        counted.usable += kept && called ? 1 : 0;
    }

    private Stretch stretchAt(Chromosome here, long position) {
        var number = (position - 1) / Chunk.LENGTH;
        var current = stretch;
        if (current == null || current.number != number) {
            current = new Stretch(here, number);
            stretches.add(current);
            stretch = current;
        }
        return current;
    }

    /** What was counted, once all rows have been seen. */
    Forecast result(Inspection inspection) {
        var facts = inspection.facts();
        return new Forecast(
                build,
                facts.positionsBuild() == null ? facts.headerBuild() : facts.positionsBuild(),
                of(Agreement.MATCH),
                of(Agreement.SWITCHED),
                of(Agreement.FLIPPED),
                of(Agreement.FLIPPED_AND_SWITCHED),
                of(Agreement.UNDECIDABLE),
                of(Agreement.MISMATCH),
                of(Agreement.ABSENT),
                complementary,
                duplicates,
                lowCallRate,
                leftOutBefore,
                withoutSites,
                facts.contigs().stream().anyMatch(c -> c.chromosome() != null && !build.wouldName(c.name())),
                stretches.size(),
                stretches.stream()
                        .flatMap(s -> lost(s, facts.chunks()).stream())
                        .toList());
    }

    private static Optional<Forecast.LostStretch> lost(Stretch stretch, List<Chunk> inspected) {
        var sampleMissing = inspected.stream()
                .anyMatch(c -> c.start() == stretch.start()
                        && c.samplesBelowHalf() > 0
                        && Chromosome.ofContig(c.contig())
                                .filter(stretch.chromosome::equals)
                                .isPresent());
        var reason = stretch.overlap() < LEAST_OVERLAP
                ? Forecast.Reason.LITTLE_OVERLAP
                : stretch.found < Chunk.LEAST_VARIANTS || stretch.usable < Chunk.LEAST_VARIANTS
                        ? Forecast.Reason.FEW_VARIANTS
                        : sampleMissing ? Forecast.Reason.SAMPLE_MISSING : null;
        return Optional.ofNullable(reason)
                .map(r -> new Forecast.LostStretch(
                        stretch.chromosome.name(),
                        stretch.start(),
                        stretch.start() + Chunk.LENGTH - 1,
                        stretch.overlap(),
                        stretch.usable,
                        r));
    }

    private long of(Agreement agreement) {
        return agreements.getOrDefault(agreement, 0L);
    }

    @Override
    public void close() throws IOException {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }
}
