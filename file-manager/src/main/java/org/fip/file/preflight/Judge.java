package org.fip.file.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds an inspection against what the file is wanted for. */
final class Judge {
    private final Cures cures;
    private final Facts facts;
    private final Plan plan;
    private final List<Verdict.Remark> reasons = new ArrayList<>();

    private Judge(String filename, Inspection inspection, Plan plan) {
        this.cures = new Cures(filename, inspection);
        this.facts = inspection.facts();
        this.plan = plan;
    }

    static Verdict verdict(String filename, Inspection inspection, Plan plan) {
        var reasons = new ArrayList<>(plan.reasons());
        reasons.addAll(remarks(filename, inspection, plan));
        return Verdict.of(reasons, plan.unchecked());
    }

    /** On this file alone, without what is to be said whatever is in it. */
    static List<Verdict.Remark> remarks(String filename, Inspection inspection, Plan plan) {
        var judge = new Judge(filename, inspection, plan);
        inspection.findings().forEach(judge::finding);
        if (inspection.facts().variants() > 0) {
            judge.build();
            judge.phasing();
        }
        if (inspection.facts().samples() > 0) {
            judge.samples();
        }
        return judge.reasons;
    }

    private void finding(Finding finding) {
        var rule = finding.rule();
        var often = finding.count() > 1 ? String.format(Locale.ROOT, " (%,d times)", finding.count()) : "";
        var sentence = rule.meaning() + often + ".";
        var beyondBuilds = rule == Rule.BEYOND_CHROMOSOME && plan.isOtherBuild();
        if (rule.holdsEverywhere() || rule.severity() != Severity.ERROR) {
            add(rule.id(), rule.severity(), sentence, cures.of(rule), finding.examples());
        } else if (!beyondBuilds) {
            refused(rule.id(), sentence, cures.of(rule), finding.examples());
        }
    }

    private void build() {
        var declared = plan.build();
        if (declared == null) {
            return;
        }
        var wrong = contradiction(declared);
        if (wrong != null) {
            var cure = "Choose %s".formatted(name(declared == Build.HG19 ? Build.HG38 : Build.HG19));
            if (facts.positionsBuild() == null) {
                add("build", Severity.WARNING, wrong, cure);
            } else {
                refused("build", wrong, cure);
            }
        }
        prefix(declared, wrong != null);
    }

    private @Nullable String contradiction(Build declared) {
        var positions = facts.positionsBuild();
        if (positions != null) {
            return positions == declared
                    ? null
                    : "You chose %s, but there are variants beyond the ends of its chromosomes%s: this file is %s."
                            .formatted(name(declared), furthestBeyond(declared), name(positions));
        }
        var header = facts.headerBuild();
        return header == null || header == declared
                ? null
                : "You chose %s, but the header of the file speaks of %s.".formatted(name(declared), name(header));
    }

    private String furthestBeyond(Build build) {
        return facts.contigs().stream()
                .filter(contig -> Chromosome.ofContig(contig.name())
                        .filter(c -> contig.last() > c.length(build))
                        .isPresent())
                .findFirst()
                .map(c -> " (up to %s:%d)".formatted(c.name(), c.last()))
                .orElse("");
    }

    private void prefix(Build declared, boolean isOtherBuild) {
        var wantsPrefix = declared == Build.HG38;
        facts.contigs().stream()
                .filter(c -> Chromosome.hasPrefix(c.name()) != wantsPrefix && c.chromosome() != null)
                .findFirst()
                .ifPresent(c -> refused(
                        "chromosome-prefix",
                        wantsPrefix
                                ? "You chose %s, in which servers want names of chromosomes with 'chr'; this file has '%s'. Perhaps it is %s?"
                                        .formatted(name(declared), c.name(), name(Build.HG19))
                                : "You chose %s, in which servers want names of chromosomes without 'chr'; this file has '%s'. Perhaps it is %s?"
                                        .formatted(name(declared), c.name(), name(Build.HG38)),
                        isOtherBuild ? "" : cures.namedFor(declared)));
    }

    private void phasing() {
        if (plan.phasing() == Phasing.NO_PHASING && facts.unphasedGenotypes() > 0 && !isMitochondrial()) {
            refused(
                    "phasing",
                    "You chose no phasing, which needs phased genotypes (0|1); this file has unphased ones (0/1).",
                    "Choose Eagle or Beagle, so that the server phases them");
        }
    }

    /** There is nothing to phase then, and servers do not ask. */
    private boolean isMitochondrial() {
        return facts.contigs().stream().allMatch(c -> "MT".equals(c.chromosome()));
    }

    private void samples() {
        var limits = plan.limits();
        if (facts.samples() < limits.min()) {
            samples(limits.minTold(), "Send the samples of several studies together, or choose another service");
        } else if (facts.samples() > limits.max()) {
            samples(limits.maxTold(), cures.samplesApart(limits.max()));
        }
    }

    private void samples(boolean told, String cure) {
        var limits = plan.limits();
        var sentence = told
                ? "The file has %,d samples; %s takes %,d to %,d."
                : "The file has %,d samples. How many %s takes it does not tell; %,d to %,d is usual.";
        add(
                "samples",
                told ? Severity.ERROR : Severity.WARNING,
                String.format(Locale.ROOT, sentence, facts.samples(), plan.serviceName(), limits.min(), limits.max()),
                cure);
    }

    private void refused(String rule, String sentence, String cure) {
        refused(rule, sentence, cure, List.of());
    }

    /** By a rule of the Michigan Imputation Server, which other services need not have. */
    private void refused(String rule, String sentence, String cure, List<String> examples) {
        if (plan.michigan()) {
            add(rule, Severity.ERROR, sentence, cure, examples);
        } else {
            var unknown = " Servers of the Michigan kind refuse that; what %s does is not known."
                    .formatted(plan.serviceName());
            add(rule, Severity.WARNING, sentence + unknown, cure, examples);
        }
    }

    private void add(String rule, Severity severity, String sentence, String cure) {
        add(rule, severity, sentence, cure, List.of());
    }

    private void add(String rule, Severity severity, String sentence, String cure, List<String> examples) {
        reasons.add(new Verdict.Remark(rule, severity, sentence, cure, examples));
    }

    static String name(Build build) {
        return build == Build.HG19 ? "GRCh37 (hg19)" : "GRCh38 (hg38)";
    }
}
