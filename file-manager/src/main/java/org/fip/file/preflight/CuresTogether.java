package org.fip.file.preflight;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fip.file.preflight.Together.Inspected;

/** Commands, as those of {@link Cures}, that make files go together. */
final class CuresTogether {
    private CuresTogether() {}

    /** Leaves in each of the files the samples that all have, in the same order. */
    static String sameSamples(List<Inspected> files) {
        var names = listed(files, "");
        return """
                for f in %s; do bcftools query -l "$f"; done | sort | uniq -c | sed -n 's/^ *%d //p' > samples.txt
                for f in %s; do %s -S samples.txt -Oz -o "$f".same.vcf.gz; done""".formatted(names, files.size(), names, declaring(files, "view"));
    }

    /** Joins files of the same samples in which there is the same chromosome. What an index names need not be declared. */
    static String joined(List<Inspected> files, String chromosome) {
        var isGood = files.stream()
                .allMatch(f -> f.cures().canBeIndexed() && f.facts().genotypesDeclared());
        var indexes = isGood
                ? "bcftools index -f \"$f\""
                : declaring(files, "sort") + " -Oz -o \"$f\".sorted.vcf.gz && bcftools index -f \"$f\".sorted.vcf.gz";
        var contigs = files.stream()
                .flatMap(f -> f.facts().contigs().stream())
                .filter(c -> Objects.equals(c.chromosome(), chromosome))
                .map(Contig::name)
                .distinct()
                .collect(Collectors.joining(","));
        return """
                for f in %s; do %s; done
                bcftools concat -a -D -r %s %s -Oz -o %s""".formatted(
                        listed(files, ""),
                        indexes,
                        contigs,
                        listed(files, isGood ? "" : ".sorted.vcf.gz"),
                        unlikeAny(files, "chr%s.joined".formatted(chromosome)));
    }

    /** A command of bcftools on each file, with what a header lacks. */
    private static String declaring(List<Inspected> files, String command) {
        var cures = files.stream().map(Inspected::cures).toList();
        return cures.stream().allMatch(Cures::isDeclared)
                ? "bcftools %s \"$f\"".formatted(command)
                : "bcftools annotate -h <(%s) \"$f\" -Ou | bcftools %s -"
                        .formatted(Cures.missingHeader(cures, "\"$f\""), command);
    }

    private static String unlikeAny(List<Inspected> files, String wanted) {
        var name = wanted + ".vcf.gz";
        return files.stream().map(Inspected::filename).anyMatch(name::equals)
                ? unlikeAny(files, wanted + ".anew")
                : name;
    }

    private static String listed(List<Inspected> files, String ending) {
        return files.stream().map(f -> Cures.quoted(f.filename()) + ending).collect(Collectors.joining(" "));
    }
}
