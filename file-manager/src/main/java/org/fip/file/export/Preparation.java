package org.fip.file.export;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.fip.file.storage.StorageUnavailable;
import org.fip.file.storage.StorageUnavailableException;
import org.fip.file.vcf.ChromosomeOrder;
import org.jspecify.annotations.Nullable;

/** Looks whether genotypes can be exported as they are wanted, before the answer begins. */
public final class Preparation {
    private Preparation() {}

    /**
     * @param genotypes the results to export, each with its index if there is one
     * @throws org.fip.common.problem.ProblemException when it cannot be made
     */
    public static Export of(
            UUID jobId,
            Map<GenotypeFile.Source, GenotypeFile.@Nullable Source> genotypes,
            ExportFilter wanted,
            GenotypeFile.Storage storage,
            Instant now) {
        var opened = open(genotypes, storage);
        var scored = opened.stream().filter(o -> o.file().hasAccuracy()).toList();
        // Beside imputed genotypes there may be the phased input, which has the same chromosomes and no scores.
        var used = scored.isEmpty() ? opened : scored;
        var first = used.getFirst();
        for (var other : used) {
            if (!other.header().samples().equals(first.header().samples())) {
                throw new ExportProblem.NotExportable(
                                other.file().name(),
                                "its samples are not those of " + first.file().name() + " in the same order")
                        .asException();
            }
        }
        if (wanted.minR2() != null && scored.isEmpty()) {
            throw new ExportProblem.NoAccuracy(first.file().name()).asException();
        }
        var inOrder = used.stream().map(GenotypeFile.Opened::file).toList();
        requireContigs(wanted, inOrder);
        var samples = first.header().samples();
        var filter = wanted.among(samples);
        return new Export(header(jobId, filter, used, now), inOrder, filter, samples);
    }

    private static List<GenotypeFile.Opened> open(
            Map<GenotypeFile.Source, GenotypeFile.@Nullable Source> genotypes, GenotypeFile.Storage storage) {
        var opened = new ArrayList<GenotypeFile.Opened>();
        genotypes.forEach((file, index) -> {
            try {
                opened.add(GenotypeFile.open(file, index, storage));
            } catch (StorageUnavailableException e) {
                throw new StorageUnavailable(
                                "The results are safe, but cannot be read now", "Try again in some minutes")
                        .asException();
            } catch (IOException e) {
                throw new ExportProblem.NotExportable(file.filename(), String.valueOf(e.getMessage())).asException();
            }
        });
        opened.sort(Comparator.comparing((GenotypeFile.Opened o) -> o.file().firstContig(), ChromosomeOrder.NATURAL)
                .thenComparing(o -> o.file().firstPosition())
                .thenComparing(o -> o.file().name()));
        return opened;
    }

    private static void requireContigs(ExportFilter filter, List<GenotypeFile> files) {
        if (!files.stream().allMatch(GenotypeFile::knowsAllContigs)) {
            return;
        }
        var known = new TreeSet<>(ChromosomeOrder.NATURAL);
        files.forEach(f -> known.addAll(f.contigs()));
        var unknown = filter.regions().stream()
                .filter(r -> known.stream().noneMatch(r::isOn))
                .map(Region::contig)
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            throw new ExportProblem.UnknownChromosome(unknown, List.copyOf(known)).asException();
        }
    }

    private static List<String> header(UUID jobId, ExportFilter filter, List<GenotypeFile.Opened> files, Instant now) {
        var lines = new LinkedHashMap<String, String>();
        files.forEach(f -> f.header().meta().forEach(line -> lines.putIfAbsent(key(line), line)));
        files.forEach(f -> f.file().contigs().stream()
                .filter(c -> !c.isEmpty())
                .map(c -> "##contig=<ID=" + c + ">")
                .forEach(line -> lines.putIfAbsent(key(line), line)));
        var columns = files.getFirst().header().columns();
        var chosen = !filter.samples().isEmpty();
        if (chosen) {
            ChosenSamples.OF_ALL_SAMPLES.forEach(k -> lines.remove("##INFO=<ID=" + k));
            ChosenSamples.COUNTED.forEach(line -> lines.put(key(line), line));
            columns = Stream.concat(
                            columns.stream()
                                    .limit(columns.size()
                                            - files.getFirst()
                                                    .header()
                                                    .samples()
                                                    .size()),
                            ChosenSamples.ordered(files.getFirst().header().samples(), filter.samples()).stream())
                    .toList();
        }
        var made =
                "##fip_export=job " + jobId + "; " + filter.description() + "; " + now.truncatedTo(ChronoUnit.SECONDS);
        return Stream.concat(lines.values().stream(), Stream.of(made, String.join("\t", columns)))
                .toList();
    }

    // Two files declare the same thing in different words, but a header may declare it once.
    private static String key(String line) {
        if (line.startsWith("##fileformat=")) {
            return "##fileformat";
        }
        return line.contains("=<ID=") ? line.split("[,>]", 2)[0] : line;
    }
}
