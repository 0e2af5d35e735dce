package org.fip.file.preflight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fip.file.preflight.Verdict.Remark;
import org.jspecify.annotations.Nullable;

/** Holds the files of one job against each other: each good alone, they may not go together. */
final class Together {
    private Together() {}

    /** A file that has been inspected. */
    record Inspected(String filename, Inspection inspection) {
        Cures cures() {
            return new Cures(filename, inspection);
        }

        Facts facts() {
            return inspection.facts();
        }
    }

    static List<Remark> remarks(List<Inspected> files, Plan plan) {
        var remarks = new ArrayList<Remark>();
        var withSamples = files.stream().filter(f -> f.facts().samples() > 0).toList();
        if (withSamples.size() > 1) {
            samples(withSamples, plan, remarks);
        }
        chromosomes(files, plan, remarks);
        return remarks;
    }

    // Servers compare only how many there are: other people under the same number would be joined to one of them.
    private static void samples(List<Inspected> files, Plan plan, List<Remark> remarks) {
        var first = files.getFirst();
        var number = differing(files, f -> f.facts().samples() != first.facts().samples());
        var ids = differing(
                files, f -> differ(first.facts().samplesHash(), f.facts().samplesHash()));
        if (!number.isEmpty()) {
            remarks.add(remark(
                    plan.michigan() ? Severity.ERROR : Severity.WARNING,
                    "Not all files have the same number of samples: %s has %d, %s."
                            .formatted(
                                    first.filename(),
                                    first.facts().samples(),
                                    listed(number.stream()
                                            .map(f -> "%s %d"
                                                    .formatted(
                                                            f.filename(),
                                                            f.facts().samples()))
                                            .toList())),
                    files));
        } else if (!ids.isEmpty()) {
            remarks.add(remark(
                    Severity.WARNING,
                    "The samples of %s are others than those of %s, or stand in another order; servers do not notice."
                            .formatted(
                                    listed(ids.stream().map(Inspected::filename).toList()), first.filename()),
                    files));
        }
    }

    private static Remark remark(Severity severity, String sentence, List<Inspected> files) {
        return new Remark("same-samples", severity, sentence, CuresTogether.sameSamples(files));
    }

    private static void chromosomes(List<Inspected> files, Plan plan, List<Remark> remarks) {
        Map<String, List<Inspected>> byChromosome = new LinkedHashMap<>();
        for (var file : files) {
            file.facts().contigs().stream()
                    .map(Contig::chromosome)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(c -> byChromosome
                            .computeIfAbsent(c, any -> new ArrayList<>())
                            .add(file));
        }
        byChromosome.forEach((chromosome, having) -> {
            if (having.size() > 1) {
                remarks.add(new Remark(
                        "chromosome-twice",
                        plan.michigan() ? Severity.ERROR : Severity.WARNING,
                        "Chromosome %s is in more than one file: %s."
                                .formatted(
                                        chromosome,
                                        listed(having.stream()
                                                .map(Inspected::filename)
                                                .toList())),
                        CuresTogether.joined(having, chromosome)));
            }
        });
    }

    private static List<Inspected> differing(List<Inspected> files, java.util.function.Predicate<Inspected> differs) {
        return files.stream().filter(differs).toList();
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }

    private static String listed(List<String> all) {
        var shown = String.join(", ", all.subList(0, Math.min(all.size(), 5)));
        return all.size() > 5 ? "%s and %d more".formatted(shown, all.size() - 5) : shown;
    }
}
