package org.fip.file.preflight;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.fip.common.security.CallableBy;
import org.fip.common.security.PlatformUser;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.catalogue.FileRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is known about a VCF, and what a service would make of it. */
@RestController
class InspectionController {
    private static final int MOST_SAMPLES = 1_000_000;

    private final FileCatalogue files;
    private final Inspections inspections;
    private final DueInspections due;
    private final Preflight preflight;
    private final Plans plans;
    private final Foretelling panels;

    InspectionController(
            FileCatalogue files,
            Inspections inspections,
            DueInspections due,
            Preflight preflight,
            Plans plans,
            Foretelling panels) {
        this.files = files;
        this.inspections = inspections;
        this.due = due;
        this.preflight = preflight;
        this.plans = plans;
        this.panels = panels;
    }

    /**
     * An inspection as the API shows it.
     *
     * @param fileId also that of the upload that becomes the file
     * @param complete false while the file is still coming in, and more may be found
     */
    record InspectionOfFile(UUID fileId, boolean complete, Facts facts, List<ExplainedFinding> findings) {}

    /**
     * A finding with what it means.
     *
     * @param count of rows, samples, genotypes or stretches, as the rule says
     * @param cure commands for bash, a line each, or a choice; empty where none helps
     */
    record ExplainedFinding(
            Rule rule, Severity severity, long count, List<String> examples, String meaning, String cure) {}

    /** Of an upload that is still coming in, what was found so far. */
    @GetMapping("/files/{id}/inspection")
    InspectionOfFile inspection(PlatformUser user, @PathVariable UUID id) {
        return preflight
                .soFar(user.userId(), id)
                .map(soFar -> shown(id, soFar.filename(), soFar.inspection(), false))
                .orElseGet(() -> {
                    var file = files.require(user.userId(), id);
                    return shown(id, file.filenameAsItCame(), require(file), true);
                });
    }

    private static InspectionOfFile shown(UUID id, String filename, Inspection inspection, boolean complete) {
        var cures = new Cures(filename, inspection);
        return new InspectionOfFile(
                id,
                complete,
                inspection.facts(),
                inspection.findings().stream().map(f -> explained(f, cures)).toList());
    }

    /**
     * What a service would make of the file. With {@code service_id} or {@code panel_id} it is held against what is known of
     * them, else against what servers of the Michigan kind usually want. Where the panel's sites are here, what of its forecast may
     * end a job is a warning of the rule {@code forecast}: servers keep their limits to themselves.
     */
    @PostMapping("/files/{id}/inspection")
    Verdict verdict(
            PlatformUser user,
            @PathVariable UUID id,
            @RequestParam(name = "service_id", required = false) @Nullable Long serviceId,
            @RequestParam(name = "panel_id", required = false) @Nullable Long panelId,
            @RequestParam(required = false) @Nullable String build,
            @RequestParam(required = false) @Nullable String phasing,
            @RequestParam(name = "min_samples", required = false) @Min(1) @Max(MOST_SAMPLES) @Nullable
                    Integer minSamples,
            @RequestParam(name = "max_samples", required = false) @Min(1) @Max(MOST_SAMPLES) @Nullable
                    Integer maxSamples) {
        var file = files.require(user.userId(), id);
        var plan = plans.of(new Wanted(serviceId, panelId, build, phasing, minSamples, maxSamples));
        var verdict = Judge.verdict(file.filenameAsItCame(), require(file), plan);
        return panelId == null
                ? verdict
                : panels.of(id, panelId)
                        .map(foretold -> verdict.with(id, panelId, foretold))
                        .orElse(verdict);
    }

    /**
     * The files of a job to be, and where it shall go.
     *
     * @param fileIds in their order
     * @param build as the service calls it
     * @param phasing as the service calls it
     */
    record WantedJob(
            @NotEmpty @Size(max = 500) List<UUID> fileIds,
            @Nullable Long serviceId,
            @Nullable Long panelId,
            @Nullable String build,
            @Nullable String phasing) {
        private Wanted wanted() {
            return new Wanted(serviceId, panelId, build, phasing, null, null);
        }
    }

    /**
     * What a service would make of several files, each alone and all together; what the panel's sites foretell is asked for file
     * by file.
     */
    @PostMapping("/files/verdict")
    FilesVerdict verdictOfFiles(PlatformUser user, @RequestBody @Valid WantedJob job) {
        return verdictFor(user.userId(), job);
    }

    @PostMapping("/internal/users/{userId}/files/verdict")
    @CallableBy({"job-processor", "job-worker"})
    FilesVerdict verdictFor(@PathVariable long userId, @RequestBody @Valid WantedJob job) {
        var plan = plans.of(job.wanted());
        var given = job.fileIds().stream()
                .map(id -> files.require(userId, id))
                .map(file -> {
                    var isDue = due.isDue(file.id());
                    return new FilesVerdict.Given(
                            file.id(),
                            file.filenameAsItCame(),
                            inspections.find(file.id()).orElse(null),
                            isDue);
                })
                .toList();
        return FilesVerdict.of(given, plan);
    }

    private Inspection require(FileRecord file) {
        return inspections
                .find(file.id())
                .orElseThrow(() -> new InspectionProblem.NotInspected(file.filename()).asException());
    }

    private static ExplainedFinding explained(Finding finding, Cures cures) {
        var rule = finding.rule();
        return new ExplainedFinding(
                rule, rule.severity(), finding.count(), finding.examples(), rule.meaning(), cures.of(rule));
    }
}
