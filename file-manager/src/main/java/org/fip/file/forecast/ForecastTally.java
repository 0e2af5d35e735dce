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
import org.fip.file.preflight.Contig;
import org.fip.file.preflight.Genotypes;
import org.fip.file.preflight.Inspection;
import org.fip.file.preflight.RowWatcher;
import org.fip.file.preflight.Rule;
import org.fip.file.preflight.SampleGaps;
import org.jspecify.annotations.Nullable;

/**
 * Counts how the rows of a file agree with a panel, going along both at once. Holds one position of the panel, a line of counts
 * for each 20 Mb, and a number for each sample.
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
    private @Nullable SampleGaps gaps;
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
        private long samplesBelowHalf;

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
    public void judged(
            Columns row, @Nullable Chromosome here, @Nullable Rule reason, boolean repeats, Genotypes genotypes)
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
            count(here, row, current, reason == null, genotypes);
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
        leaveStretch();
    }

    private void count(Chromosome here, Columns row, SiteCursor panel, boolean called, Genotypes genotypes)
            throws IOException {
        var position = row.position();
        var reference = row.first(REF);
        var alternative = row.first(ALT);
        var agreement = panel.agreement(position, reference, alternative);
        agreements.merge(agreement, 1L, Long::sum);
        var counted = stretchAt(here, position);
        counted.found += agreement == Agreement.ABSENT ? 0 : 1;
        counted.absent += agreement == Agreement.ABSENT ? 1 : 0;
        // What is only typed is kept, but nothing is imputed from it, so that servers do not ask further.
        if (agreement != Agreement.MATCH && agreement != Agreement.UNDECIDABLE) {
            return;
        }
        complementary += Agreement.isStrandAmbiguous(reference, alternative) ? 1 : 0;
        if (!called) {
            lowCallRate++;
            return;
        }
        var missing = gaps == null ? new SampleGaps(genotypes.samples()) : gaps;
        missing.add(genotypes);
        gaps = missing;
    }

    private Stretch stretchAt(Chromosome here, long position) {
        var number = (position - 1) / Chunk.LENGTH;
        var current = stretch;
        if (current == null || current.number != number) {
            leaveStretch();
            current = new Stretch(here, number);
            stretches.add(current);
            stretch = current;
        }
        return current;
    }

    private void leaveStretch() {
        if (stretch != null && gaps != null) {
            stretch.usable = gaps.rows();
            stretch.samplesBelowHalf = gaps.samplesBelowHalf();
            gaps.clear();
        }
        stretch = null;
    }

    /** What was counted, once all rows have been seen. */
    Forecast result(Inspection inspection) {
        leaveStretch();
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
                facts.contigs().stream().anyMatch(this::isRenamed),
                stretches.size(),
                stretches.stream().flatMap(s -> lost(s).stream()).toList());
    }

    /** Whether a corrected file would call it otherwise. */
    private boolean isRenamed(Contig contig) {
        return Chromosome.ofPanelContig(contig.name()).isPresent()
                && (contig.chromosome() == null || !build.wouldName(contig.name()));
    }

    private static Optional<Forecast.LostStretch> lost(Stretch stretch) {
        var reason = stretch.overlap() < LEAST_OVERLAP
                ? Forecast.Reason.LITTLE_OVERLAP
                : stretch.found < Chunk.LEAST_VARIANTS || stretch.usable < Chunk.LEAST_VARIANTS
                        ? Forecast.Reason.FEW_VARIANTS
                        : stretch.samplesBelowHalf > 0 ? Forecast.Reason.SAMPLE_MISSING : null;
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
