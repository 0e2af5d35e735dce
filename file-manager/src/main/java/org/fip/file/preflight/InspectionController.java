package org.fip.file.preflight;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fip.common.problem.CommonProblem;
import org.fip.common.security.PlatformUser;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.catalogue.FileRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is known about a VCF, and what a service would make of it. */
@RestController
class InspectionController {
    private static final int MOST_SAMPLES = 1_000_000;

    private final FileCatalogue files;
    private final Inspections inspections;

    InspectionController(FileCatalogue files, Inspections inspections) {
        this.files = files;
        this.inspections = inspections;
    }

    /** An inspection as the API shows it. */
    record InspectionOfFile(UUID fileId, Facts facts, List<ExplainedFinding> findings) {}

    /**
     * A finding with what it means.
     *
     * @param count of rows, samples, genotypes or stretches, as the rule says
     * @param cure a command; empty where none helps
     */
    record ExplainedFinding(
            Rule rule, Severity severity, long count, List<String> examples, String meaning, String cure) {}

    @GetMapping("/files/{id}/inspection")
    InspectionOfFile inspection(PlatformUser user, @PathVariable UUID id) {
        var file = files.require(user.userId(), id);
        var inspection = require(file);
        return new InspectionOfFile(
                id,
                inspection.facts(),
                inspection.findings().stream()
                        .map(f -> explained(f, file.filename()))
                        .toList());
    }

    /** The limits on samples are those that servers have unless their operators set others. */
    @PostMapping("/files/{id}/inspection")
    Verdict verdict(
            PlatformUser user,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String build,
            @RequestParam(required = false) @Nullable String phasing,
            @RequestParam(name = "min_samples", defaultValue = "20") @Min(1) @Max(MOST_SAMPLES) int minSamples,
            @RequestParam(name = "max_samples", defaultValue = "50000") @Min(1) @Max(MOST_SAMPLES) int maxSamples) {
        var plan = new Plan(
                choice("build", build, Build.values(), Build::text),
                choice("phasing", phasing, Phasing.values(), Phasing::text),
                minSamples,
                maxSamples);
        var file = files.require(user.userId(), id);
        return Judge.verdict(file.filename(), require(file), plan);
    }

    private Inspection require(FileRecord file) {
        return inspections
                .find(file.id())
                .orElseThrow(() -> new InspectionProblem.NotInspected(file.filename()).asException());
    }

    private static ExplainedFinding explained(Finding finding, String filename) {
        var rule = finding.rule();
        return new ExplainedFinding(
                rule, rule.severity(), finding.count(), finding.examples(), rule.meaning(), rule.cure(filename));
    }

    private static <T> @Nullable T choice(
            String field, @Nullable String text, T[] choices, Function<T, String> textOf) {
        if (text == null) {
            return null;
        }
        return Stream.of(choices)
                .filter(c -> textOf.apply(c).equals(text))
                .findFirst()
                .orElseThrow(() -> new CommonProblem.ValidationFailed(List.of(new CommonProblem.FieldError(
                                field,
                                "must be one of "
                                        + String.join(
                                                ", ",
                                                Stream.of(choices).map(textOf).toList()))))
                        .asException());
    }
}
