package org.fip.file.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.fip.file.catalogue.ResultType;
import org.fip.file.quality.Analyses.Summarised;
import org.fip.file.quality.JobQuality.Missing;
import org.jspecify.annotations.Nullable;

/**
 * The scores of a job's files together, each site once. Info files are made for this; a genotype file stands in where there is
 * none. Of one chromosome there may be several files: one for each chunk, or for the parts of chromosome X. Where two files of
 * one kind have the same places, the larger one counts: a server may leave what it merged beside the result.
 */
final class AccuracySum {
    private final List<Scored> counted = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private @Nullable Accuracy sum;

    private record Scored(String filename, ResultType type, Accuracy accuracy) {}

    private AccuracySum() {}

    static AccuracySum of(List<Summarised> files) {
        var sum = new AccuracySum();
        for (var type : List.of(ResultType.INFO, ResultType.IMPUTED_GENOTYPES)) {
            files.stream()
                    .filter(f -> f.type() == type)
                    .flatMap(AccuracySum::scored)
                    .sorted(Comparator.comparingLong((Scored f) -> f.accuracy().sites())
                            .reversed())
                    .forEach(sum::add);
        }
        return sum;
    }

    private static Stream<Scored> scored(Summarised file) {
        var accuracy = file.summary() == null ? null : file.summary().accuracy();
        return accuracy == null ? Stream.of() : Stream.of(new Scored(file.filename(), file.type(), accuracy));
    }

    /** Nothing where no file has scores. */
    @Nullable
    Accuracy accuracy() {
        return sum;
    }

    /** The files that were counted. */
    List<String> sources() {
        return counted.stream().map(Scored::filename).sorted().toList();
    }

    /** What was not, and why. */
    List<Missing> missing() {
        return missing;
    }

    private void add(Scored file) {
        var why = whyLeftOut(file);
        if (why.isPresent()) {
            if (!why.get().isEmpty()) {
                missing.add(new Missing("accuracy", file.filename() + " is left out: " + why.get()));
            }
            return;
        }
        counted.add(file);
        sum = sum == null ? file.accuracy() : sum.plus(file.accuracy());
    }

    // An empty reason needs no word.
    private Optional<String> whyLeftOut(Scored file) {
        for (var other : counted) {
            var placeless =
                    other.accuracy().sites() > 0 && other.accuracy().contigs().isEmpty();
            if (placeless && other.type() != file.type()) {
                return Optional.of(other.filename() + " does not say where its variants are; they may be the same");
            }
            var shared = other.accuracy().sharedWith(file.accuracy());
            if (shared.isPresent()) {
                return Optional.of(
                        other.type() == file.type()
                                ? "%s has variants at the same places of %s, which are counted once"
                                        .formatted(other.filename(), shared.get())
                                : beyondInfoFiles(file));
            }
        }
        if (sum != null && !sum.measure().equals(file.accuracy().measure())) {
            return Optional.of("it is scored by %s, the other files by %s"
                    .formatted(
                            file.accuracy().measure(),
                            Objects.requireNonNull(sum).measure()));
        }
        return Optional.empty();
    }

    private String beyondInfoFiles(Scored genotypes) {
        var beyond = genotypes.accuracy().contigNames().stream()
                .filter(contig -> counted.stream()
                        .noneMatch(f -> f.type() == ResultType.INFO
                                && f.accuracy().contigNames().contains(contig)))
                .sorted()
                .toList();
        return beyond.isEmpty()
                ? ""
                : "the info files have scores of some of its chromosomes, but none of " + String.join(", ", beyond);
    }
}
