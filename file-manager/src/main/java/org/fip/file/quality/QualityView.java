package org.fip.file.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.fip.file.catalogue.ResultType;
import org.fip.file.quality.Analyses.Summarised;
import org.fip.file.quality.JobQuality.Missing;
import org.fip.file.vcf.ChromosomeOrder;
import org.jspecify.annotations.Nullable;

/** Puts the files of a job together, and says what none of them tells. */
final class QualityView {
    private static final Set<ResultType> SCORED = EnumSet.of(ResultType.INFO, ResultType.IMPUTED_GENOTYPES);

    private final List<Summarised> files;
    private final List<Missing> missing = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final int pending;

    private QualityView(List<Summarised> files) {
        this.files = files;
        this.pending = (int) files.stream()
                .filter(f -> f.summary() == null && f.type() != ResultType.INDEX)
                .count();
    }

    static JobQuality of(UUID jobId, List<Summarised> files) {
        return new QualityView(files).build(jobId);
    }

    private JobQuality build(UUID jobId) {
        var accuracy = accuracy();
        // Servers write the same lines into more than one file.
        var report = lists(FileSummary::report).stream().distinct().toList();
        var exclusions = lists(FileSummary::exclusions);
        var chunks = lists(FileSummary::lostChunks);
        missingTables(report.isEmpty(), exclusions.isEmpty(), chunks.isEmpty());
        return new JobQuality(
                jobId,
                pending,
                sources,
                accuracy == null ? null : counts(accuracy),
                accuracy == null ? null : scores(accuracy),
                report,
                exclusions,
                chunks,
                lists(FileSummary::liftOver),
                read(FileSummary::chromosomeX).stream().findFirst().orElse(null),
                lists(FileSummary::programs).stream()
                        .distinct()
                        .limit(StatedPrograms.MOST)
                        .toList(),
                missing);
    }

    private @Nullable Accuracy accuracy() {
        var sum = AccuracySum.of(files);
        sources.addAll(sum.sources());
        missing.addAll(sum.missing());
        var unreadable = addUnreadable("accuracy", f -> SCORED.contains(f.type()));
        if (sum.accuracy() == null) {
            if (!unreadable) {
                missing.add(new Missing("accuracy", whyNoAccuracy()));
            }
            missing.add(new Missing("counts", "How many variants were imputed is not known without the scores"));
        }
        return sum.accuracy();
    }

    private String whyNoAccuracy() {
        var scored = files.stream().filter(f -> SCORED.contains(f.type())).toList();
        if (scored.isEmpty()) {
            return "There is no info file and no imputed VCF among the results: the server sent none, or they were deleted";
        }
        return pending > 0
                ? stillReading()
                : "%s has no score of accuracy (R2, DR2 or INFO)"
                        .formatted(scored.getFirst().filename());
    }

    private void missingTables(boolean noReport, boolean noExclusions, boolean noChunks) {
        missingTable(
                "report",
                noReport,
                f -> f.type() == ResultType.QC_REPORT,
                "There is no QC report among the results: the server sent none, or it was deleted");
        missingTable(
                "exclusions",
                noExclusions,
                f -> f.filename().endsWith("snps-excluded.txt"),
                "There is no list of excluded variants among the results; servers send one only when there are any,"
                        + " and it may have been deleted");
        missingTable(
                "lost_chunks",
                noChunks,
                f -> f.filename().endsWith("chunks-excluded.txt"),
                "There is no list of lost chunks among the results; servers send one only when there are any,"
                        + " and it may have been deleted");
    }

    private void missingTable(String part, boolean nothing, Predicate<Summarised> from, String why) {
        if (!addUnreadable(part, from) && nothing) {
            missing.add(new Missing(part, pending > 0 ? stillReading() : why));
        }
    }

    /** Names each file of some kind that could not be read; whether there is one. */
    private boolean addUnreadable(String part, Predicate<Summarised> kind) {
        var before = missing.size();
        for (var file : files) {
            if (kind.test(file) && file.summary() != null && file.summary().unreadable() != null) {
                missing.add(new Missing(
                        part,
                        "%s cannot be read: %s"
                                .formatted(file.filename(), file.summary().unreadable())));
            }
        }
        return missing.size() > before;
    }

    private String stillReading() {
        return pending == 1 ? "One file is still being read" : "%d files are still being read".formatted(pending);
    }

    private JobQuality.Counts counts(Accuracy accuracy) {
        // Servers list what is not in the panel in a table of its own, and may leave it out of the results.
        var listed = read(FileSummary::typedOnly).stream().mapToLong(n -> n).sum();
        var typedOnly = Math.max(listed, accuracy.typedOnly());
        if (!accuracy.flagged()) {
            missing.add(new Missing("counts", "The files do not mark which variants were genotyped"));
            return new JobQuality.Counts(accuracy.sites(), null, null, listed > 0 ? listed : null);
        }
        return new JobQuality.Counts(accuracy.sites(), accuracy.imputed(), accuracy.typed(), typedOnly);
    }

    private JobQuality.Scores scores(Accuracy accuracy) {
        if (!accuracy.frequencies()) {
            missing.add(new Missing("by_maf", "The files state no allele frequencies"));
        }
        if (accuracy.empirical().variants() == 0) {
            missing.add(new Missing("empirical", "The files have no empirical R² (ER2) of genotyped variants"));
        }
        return new JobQuality.Scores(
                accuracy.measure(),
                JobQuality.Share.of(accuracy.all()),
                accuracy.frequencies() ? byMaf(accuracy) : List.of(),
                accuracy.histogram(),
                empirical(accuracy.empirical()),
                accuracy.contigs().stream()
                        .sorted(Comparator.comparing(AlongContig::contig, ChromosomeOrder.NATURAL))
                        .map(QualityView::chromosome)
                        .toList(),
                accuracy.contigsLeftOut());
    }

    private static List<JobQuality.MafBin> byMaf(Accuracy accuracy) {
        return IntStream.range(0, accuracy.byMaf().size())
                .mapToObj(i -> new JobQuality.MafBin(
                        Accuracy.MAF_LIMITS.get(i),
                        Accuracy.MAF_LIMITS.get(i + 1),
                        JobQuality.Share.of(accuracy.byMaf().get(i))))
                .toList();
    }

    private static JobQuality.@Nullable Empirical empirical(Accuracy.Empirical found) {
        if (found.variants() == 0) {
            return null;
        }
        var cells = IntStream.range(0, found.cells().size())
                .filter(i -> found.cells().get(i) > 0)
                .mapToObj(i -> new JobQuality.Cell(
                        i / Accuracy.STEPS / (double) Accuracy.STEPS,
                        i % Accuracy.STEPS / (double) Accuracy.STEPS,
                        found.cells().get(i)))
                .toList();
        return new JobQuality.Empirical(
                found.variants(), found.sum() / found.variants(), found.empiricalSum() / found.variants(), cells);
    }

    private static JobQuality.Chromosome chromosome(AlongContig along) {
        return new JobQuality.Chromosome(
                along.contig(),
                along.width(),
                along.bins().stream()
                        .map(b -> new JobQuality.Bin(
                                b.start(),
                                b.imputed().variants(),
                                JobQuality.Share.of(b.imputed()).mean(),
                                b.typed()))
                        .toList());
    }

    private <T> List<T> lists(Function<FileSummary, @Nullable List<T>> part) {
        return read(part).stream().flatMap(List::stream).toList();
    }

    private <T> List<T> read(Function<FileSummary, @Nullable T> part) {
        List<T> found = new ArrayList<>();
        for (var file : files) {
            var value = file.summary() == null ? null : part.apply(file.summary());
            if (value != null) {
                found.add(value);
            }
        }
        return found;
    }
}
