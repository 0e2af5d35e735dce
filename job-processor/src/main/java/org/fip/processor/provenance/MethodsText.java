package org.fip.processor.provenance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.fip.job.state.JobStatus;
import org.jspecify.annotations.Nullable;

/** Writes the paragraph sentence by sentence. What nobody has stated is left out or said to be unknown, never guessed. */
final class MethodsText {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Run run;
    private final Citations citations;
    private final List<String> sentences = new ArrayList<>();
    private final List<CitedWork> cited = new ArrayList<>();

    private MethodsText(Run run, Citations citations) {
        this.run = run;
        this.citations = citations;
    }

    static Methods of(Run run, Citations citations) {
        return new MethodsText(run, citations).write();
    }

    private Methods write() {
        service();
        if (run.job().status() != JobStatus.COMPLETED) {
            sentences.add("The job ended without all of its results: it is %s."
                    .formatted(run.job().status().text()));
        }
        if (run.job().adopted()) {
            sentences.add(
                    "The job was started on the server itself and followed from there: its input, reference panel and"
                            + " parameters are not known here.");
        } else {
            input();
            phasing();
            panel();
            filters();
        }
        times();
        sentences.add("Files with their SHA-256 checksums, parameters and accepted terms are listed in an RO-Crate%s."
                .formatted(cite(citations.ofCrate())));
        List<Methods.Reference> references = new ArrayList<>();
        for (var work : cited) {
            references.add(work.reference(references.size() + 1));
        }
        return new Methods(run.job().id(), String.join(" ", sentences), references);
    }

    private void service() {
        var service = run.evidence().service();
        var what = isQualityControl() ? "Genotypes were checked, without imputation," : "Genotypes were imputed";
        if (service == null) {
            sentences.add(
                    "%s on an external imputation service through the Federated Imputation Platform.".formatted(what));
            return;
        }
        sentences.add("%s on %s (%s), %s%s, through the Federated Imputation Platform."
                .formatted(
                        what,
                        service.name(),
                        service.url(),
                        Wording.kind(service.apiType()),
                        cite(citations.ofService(service.apiType()))));
        if (service.workflow() != null) {
            sentences.add("The workflow that the platform had it run was %s.".formatted(service.workflow()));
            return;
        }
        var app = service.appName() == null ? service.appId() : service.appName();
        if (app != null && service.statedAt() != null) {
            sentences.add("The server named its application %s%s (stated on %s)."
                    .formatted(
                            app,
                            service.appVersion() == null ? "" : ", version " + service.appVersion(),
                            DAY.format(service.statedAt())));
        }
    }

    private void input() {
        var count = run.inputs().size();
        var build = run.job().build();
        sentences.add("The input was %s%s."
                .formatted(
                        count == 1 ? "one VCF file" : count + " VCF files",
                        build == null ? "" : ", declared as " + Wording.build(build)));
        var corrected = run.inputs().stream()
                .filter(used -> used.file().derivedFrom() != null)
                .count();
        if (corrected > 0) {
            sentences.add("%s had been corrected beforehand to agree with a reference panel."
                    .formatted(count == 1 ? "It" : corrected + " of them"));
        }
    }

    private void phasing() {
        var phasing = Phasing.of(run);
        if (isQualityControl()) {
            return;
        }
        if (!phasing.stated().isEmpty()) {
            sentences.add("Genotypes were phased with %s (as the results state)%s%s."
                    .formatted(
                            phasing.statedNames(),
                            cite(citations.ofPhasing(phasing.statedNames())),
                            phasing.wasPhased() ? "; those that were already phased were not phased again" : ""));
        } else if (phasing.wasPhased()) {
            sentences.add("Genotypes were already phased and not phased again (as the results state).");
        } else if (phasing.isRequested()) {
            sentences.add("Phasing with %s%s was requested; the results do not state whether it was done."
                    .formatted(phasing.requestedName(), phasing.label() == null ? "" : " (as the server names it)"));
        } else if (phasing.requested() != null) {
            sentences.add("Genotypes were submitted as phased and not phased again.");
        }
    }

    private void panel() {
        var panel = run.evidence().panel();
        var population = run.job().population();
        if (panel != null) {
            sentences.add("The reference panel was %s%s%s."
                    .formatted(
                            panel.name(),
                            panel.build() == null ? "" : buildOf(panel.name(), panel.build()),
                            cite(citations.ofPanel(panel))));
        }
        if (population != null) {
            sentences.add(
                    population.equals("off")
                            ? "Allele frequencies were not compared with the panel's."
                            : "Allele frequencies were compared with the panel's population %s.".formatted(population));
        }
    }

    private static String buildOf(String name, String build) {
        return name.contains(build) ? "" : " (%s)".formatted(Wording.build(build));
    }

    private void filters() {
        var job = run.job();
        if (!isQualityControl() && job.r2Filter() != null) {
            sentences.add(
                    isZero(job.r2Filter())
                            ? "No variant was left out for its imputation quality."
                            : "Imputed variants with an estimated R² below %s were left out by the server."
                                    .formatted(job.r2Filter()));
        }
        if (!job.options().isEmpty()) {
            sentences.add("Further parameters: %s."
                    .formatted(job.options().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(option -> option.getKey() + " = " + option.getValue())
                            .collect(Collectors.joining(", "))));
        }
        if (!isQualityControl()) {
            programs();
        }
    }

    private void programs() {
        var stated = run.evidence().programs();
        sentences.add(
                stated.isEmpty()
                        ? "Which imputation program in which version the server ran is not stated beyond this."
                        : "The headers of the results state: %s."
                                .formatted(stated.stream()
                                        .map(program -> program.key() + " = " + program.value())
                                        .collect(Collectors.joining("; "))));
    }

    private void times() {
        var job = run.job();
        var external = job.externalJobId();
        sentences.add("The job%s was submitted on %s%s."
                .formatted(
                        external == null ? "" : " (there: %s)".formatted(external),
                        DAY.format(job.submittedAt() == null ? job.createdAt() : job.submittedAt()),
                        ended(job.completedAt())));
    }

    private static String ended(@Nullable Instant at) {
        return at == null ? "" : " and ended on %s (UTC)".formatted(DAY.format(at));
    }

    private boolean isQualityControl() {
        return run.isQualityControl();
    }

    private static boolean isZero(String number) {
        return number.matches("0+([.]0*)?");
    }

    /** {@code  [2,3]}, with a blank before. */
    private String cite(List<CitedWork> works) {
        if (works.isEmpty()) {
            return "";
        }
        works.stream().filter(work -> !cited.contains(work)).forEach(cited::add);
        return works.stream()
                .map(work -> Integer.toString(cited.indexOf(work) + 1))
                .collect(Collectors.joining(",", " [", "]"));
    }
}
