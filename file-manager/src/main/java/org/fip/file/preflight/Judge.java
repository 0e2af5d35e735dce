package org.fip.file.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds an inspection against what the file is wanted for. */
final class Judge {
    private final String filename;
    private final Facts facts;
    private final Plan plan;
    private final List<Verdict.Remark> reasons = new ArrayList<>();

    private Judge(String filename, Facts facts, Plan plan) {
        this.filename = filename;
        this.facts = facts;
        this.plan = plan;
    }

    static Verdict verdict(String filename, Inspection inspection, Plan plan) {
        var judge = new Judge(filename, inspection.facts(), plan);
        inspection.findings().forEach(judge::finding);
        if (inspection.facts().variants() > 0) {
            judge.build();
            judge.phasing();
        }
        if (inspection.facts().samples() > 0) {
            judge.samples();
        }
        return Verdict.of(judge.reasons);
    }

    private void finding(Finding finding) {
        var rule = finding.rule();
        var often = finding.count() > 1 ? String.format(Locale.ROOT, " (%,d times)", finding.count()) : "";
        add(rule.severity(), rule.meaning() + often + ".", rule.cure(filename));
    }

    private void build() {
        var declared = plan.build();
        if (declared == null) {
            return;
        }
        var wrong = contradiction(declared);
        if (wrong != null) {
            add(
                    facts.positionsBuild() == null ? Severity.WARNING : Severity.ERROR,
                    wrong,
                    "Choose %s".formatted(name(declared == Build.HG19 ? Build.HG38 : Build.HG19)));
        }
        prefix(declared, wrong != null);
    }

    private @Nullable String contradiction(Build declared) {
        var positions = facts.positionsBuild();
        if (positions != null) {
            return positions == declared
                    ? null
                    : "You chose %s, but there are variants beyond the ends of its chromosomes: this file is %s."
                            .formatted(name(declared), name(positions));
        }
        var header = facts.headerBuild();
        return header == null || header == declared
                ? null
                : "You chose %s, but the header of the file speaks of %s.".formatted(name(declared), name(header));
    }

    private void prefix(Build declared, boolean isOtherBuild) {
        var wantsPrefix = declared == Build.HG38;
        facts.contigs().stream()
                .filter(c -> Chromosome.hasPrefix(c.name()) != wantsPrefix && c.chromosome() != null)
                .findFirst()
                .ifPresent(c -> add(
                        Severity.ERROR,
                        wantsPrefix
                                ? "You chose %s, in which servers want names of chromosomes with 'chr'; this file has '%s'. Perhaps it is %s?"
                                        .formatted(name(declared), c.name(), name(Build.HG19))
                                : "You chose %s, in which servers want names of chromosomes without 'chr'; this file has '%s'. Perhaps it is %s?"
                                        .formatted(name(declared), c.name(), name(Build.HG38)),
                        isOtherBuild
                                ? ""
                                : Rule.filled(
                                        wantsPrefix
                                                ? "for c in {1..22} X; do echo $c chr$c; done > names.txt; bcftools annotate --rename-chrs names.txt {file} -Oz -o {name}.chr.vcf.gz   # if it is hg38"
                                                : "for c in {1..22} X; do echo chr$c $c; done > names.txt; bcftools annotate --rename-chrs names.txt {file} -Oz -o {name}.nochr.vcf.gz   # if it is hg19",
                                        filename)));
    }

    private void phasing() {
        if (plan.phasing() == Phasing.NO_PHASING && facts.unphasedGenotypes() > 0) {
            add(
                    Severity.ERROR,
                    "You chose no phasing, which needs phased genotypes (0|1); this file has unphased ones (0/1).",
                    "Choose Eagle or Beagle, so that the server phases them");
        }
    }

    private void samples() {
        var range = String.format(
                Locale.ROOT,
                "The file has %,d samples; the service takes %,d to %,d.",
                facts.samples(),
                plan.minSamples(),
                plan.maxSamples());
        if (facts.samples() < plan.minSamples()) {
            add(Severity.ERROR, range, "Send the samples of several studies together, or choose another service");
        } else if (facts.samples() > plan.maxSamples()) {
            add(
                    Severity.ERROR,
                    range,
                    Rule.filled(
                            "bcftools query -l {file} | split -l %d - part. # then 'bcftools view -S part.aa {file}' for each part"
                                    .formatted(plan.maxSamples()),
                            filename));
        }
    }

    private void add(Severity severity, String sentence, String cure) {
        reasons.add(new Verdict.Remark(severity, sentence, cure));
    }

    private static String name(Build build) {
        return build == Build.HG19 ? "GRCh37 (hg19)" : "GRCh38 (hg38)";
    }
}
