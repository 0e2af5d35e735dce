package org.fip.processor.provenance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fip.job.state.JobStatus;
import org.fip.job.store.AcceptedTerm;
import org.fip.job.store.StatusUpdates.StatusUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The metadata document of an RO-Crate 1.2 about one ended job, after the profile Process Run Crate 0.5: one action that took
 * the inputs, the panel and the parameters and left the results. Source: https://w3id.org/ro/crate/1.2 and
 * https://w3id.org/ro/wfrun/process/0.5.
 */
final class Crate {
    static final String FILENAME = "ro-crate-metadata.json";

    private static final String SPECIFICATION = "https://w3id.org/ro/crate/1.2";
    private static final String PROFILE = "https://w3id.org/ro/wfrun/process/0.5";
    private static final String LICENCE = """
            Genotypes of the study's participants: they may be used as their consent and the terms of the imputation service and \
            of the reference panel allow. This document grants nothing.""";

    private final Run run;
    private final String researcher;
    private final Methods methods;
    private final List<Entity> graph = new ArrayList<>();

    private Crate(Run run, String researcher, Methods methods) {
        this.run = run;
        this.researcher = researcher;
        this.methods = methods;
    }

    /** @param researcher the name of the job's owner on the platform */
    static Map<String, Object> of(Run run, String researcher, Methods methods) {
        return new Crate(run, researcher, methods).document();
    }

    private Map<String, Object> document() {
        var root = Entity.of("./", "Dataset");
        var descriptor = Entity.of(FILENAME, "CreativeWork")
                .with("conformsTo", Map.of("@id", SPECIFICATION))
                .with("about", Map.of("@id", root.id()))
                .with("sdDatePublished", text(run.evidence().takenAt()));
        graph.add(descriptor);
        graph.add(root);
        var profile = added(Entity.of(PROFILE, "CreativeWork")
                .with("name", "Process Run Crate")
                .with("version", "0.5"));
        var agent = added(Entity.of("#researcher", "Person").with("name", researcher));
        var files = new CrateFiles(run);
        var references = methods.references().stream().map(Crate::reference).toList();
        var states = states();
        var action = action(agent, files, states);
        var consents = consents(agent);
        var all = Stream.of(files.inputs(), files.results(), files.origins())
                .flatMap(List::stream)
                .toList();
        root.refersTo("conformsTo", profile)
                .with("name", title())
                .with("description", methods.text())
                .with("datePublished", text(ended()))
                .with("license", LICENCE)
                .with("identifier", "urn:uuid:" + run.job().id())
                .refersTo("author", agent)
                .refersTo(
                        "hasPart",
                        all.stream()
                                .filter(e -> "File".equals(e.members().get("@type")))
                                .toList())
                .refersTo("mentions", action)
                .refersTo("mentions", consents)
                .refersTo("citation", references);
        Stream.of(all, states, consents, references).forEach(graph::addAll);
        graph.add(action);
        var document = new LinkedHashMap<String, Object>();
        document.put("@context", SPECIFICATION + "/context");
        document.put("@graph", graph.stream().map(Entity::members).toList());
        return document;
    }

    private String title() {
        var completed = run.job().status() == JobStatus.COMPLETED;
        var what = run.isQualityControl()
                ? completed ? "Quality control" : "Attempted quality control"
                : completed ? "Imputation" : "Attempted imputation";
        return "%s of %s".formatted(what, run.job().name());
    }

    private Entity action(Entity agent, CrateFiles files, List<Entity> states) {
        var job = run.job();
        var completed = job.status() == JobStatus.COMPLETED;
        var action = Entity.of("urn:uuid:" + job.id(), "CreateAction")
                .with("name", job.name())
                .with("description", job.description().isBlank() ? null : job.description())
                .with("startTime", text(job.startedAt() == null ? job.createdAt() : job.startedAt()))
                .with("endTime", text(ended()))
                .with(
                        "actionStatus",
                        Map.of(
                                "@id",
                                "http://schema.org/" + (completed ? "CompletedActionStatus" : "FailedActionStatus")))
                .with("error", completed ? null : error())
                .refersTo("agent", agent)
                .refersTo("instrument", service())
                .refersTo("object", files.inputs())
                .refersTo("object", panel())
                .refersTo("object", parameters())
                .refersTo("result", files.results())
                .refersTo("subjectOf", states);
        if (job.externalJobId() != null) {
            action.refersTo(
                    "identifier",
                    added(Entity.of("#external-job", "PropertyValue")
                            .with("name", "Id of the job on the imputation service")
                            .with("value", job.externalJobId())));
        }
        return action;
    }

    private String error() {
        var message = run.job().errorMessage();
        return run.job().status() == JobStatus.CANCELLED
                ? "Cancelled by its owner"
                : message == null ? "Failed" : message;
    }

    private Entity service() {
        var service = run.evidence().service();
        var instrument = Entity.of("#service", "SoftwareApplication");
        graph.add(instrument);
        if (service == null) {
            return instrument.with("name", "Imputation service " + run.job().serviceId());
        }
        instrument
                .with("name", service.name())
                .with("description", Wording.kind(service.apiType()))
                .with("url", service.url());
        var workflow = service.workflow();
        if (workflow == null) {
            instrument
                    .with("applicationSuite", service.appName() == null ? service.appId() : service.appName())
                    .with("softwareVersion", service.appVersion())
                    .with(
                            "disambiguatingDescription",
                            service.statedAt() == null
                                    ? null
                                    : "Application and version as the server stated them on "
                                            + text(service.statedAt()));
        } else {
            instrument.refersTo(
                    "softwareRequirements",
                    added(Entity.of("#workflow", "SoftwareApplication")
                            .with("name", "Workflow " + workflow)
                            .with("description", "The workflow that the platform is configured to have it run")));
        }
        return instrument.refersTo("softwareRequirements", programs()).refersTo("softwareRequirements", phasing());
    }

    /** What phased the genotypes as the results state it; without their word, what was asked for. */
    private List<Entity> phasing() {
        var phasing = Phasing.of(run);
        if (run.isQualityControl() || (phasing.isStated() ? phasing.stated().isEmpty() : !phasing.isRequested())) {
            return List.of();
        }
        return List.of(added(Entity.of("#phasing", "SoftwareApplication")
                .with("name", phasing.isStated() ? phasing.statedNames() : phasing.requestedName())
                .with(
                        "description",
                        phasing.isStated()
                                ? "What phased the genotypes, as the headers of the results state it"
                                : "The phasing engine that was requested%s; the results do not state whether it was used"
                                        .formatted(phasing.label() == null ? "" : ", as the server names it"))));
    }

    private List<Entity> programs() {
        return run.evidence().programs().stream()
                .filter(program -> !Phasing.namesNone(program))
                .map(program -> added(Entity.of(
                                Entity.localId("program", program.key() + "/" + program.value()), "SoftwareApplication")
                        .with("name", program.value())
                        .with("description", "As the headers of the results state it (%s)".formatted(program.key()))))
                .toList();
    }

    private List<Entity> panel() {
        var panel = run.evidence().panel();
        if (panel == null) {
            return List.of();
        }
        return List.of(added(Entity.of("#panel", "CreativeWork")
                .with("name", panel.name())
                .with(
                        "description",
                        "Reference panel" + (panel.build() == null ? "" : " on " + Wording.build(panel.build())))
                .with("identifier", panel.key())));
    }

    private List<Entity> parameters() {
        var job = run.job();
        var sent = new LinkedHashMap<String, @Nullable String>();
        sent.put("build", job.build());
        sent.put("phasing", job.phasing());
        sent.put("population", job.population());
        sent.put("r2Filter", job.r2Filter());
        sent.put("mode", job.mode());
        sent.putAll(job.options());
        var entities = new ArrayList<Entity>();
        sent.forEach((name, value) -> {
            if (value != null) {
                entities.add(added(Entity.of(Entity.localId("parameter", name), "PropertyValue")
                        .with("name", name)
                        .with("value", value)));
            }
        });
        return entities;
    }

    /** When the job came into each of its states; a job that was taken up again comes into some of them twice. */
    private List<Entity> states() {
        var states = new ArrayList<Entity>();
        @Nullable StatusUpdate before = null;
        for (var update : run.history()) {
            if (before == null || before.status() != update.status()) {
                states.add(Entity.of("#state/" + (states.size() + 1), "Event")
                        .with("name", update.status().text())
                        .with("description", update.message())
                        .with("startDate", text(update.createdAt())));
            }
            before = update;
        }
        return states;
    }

    private List<Entity> consents(Entity agent) {
        return run.job().acceptedTerms().stream()
                .map(term -> consent(term, agent))
                .toList();
    }

    private Entity consent(AcceptedTerm term, Entity agent) {
        var terms = added(Entity.of(Entity.localId("terms", term.id()), "CreativeWork")
                .with("name", "Terms of the imputation service: " + term.id())
                .with("text", term.text()));
        return Entity.of(Entity.localId("consent", term.id()), "AgreeAction")
                .with("name", "Accepted: " + term.text())
                .with("endTime", text(term.acceptedAt()))
                .refersTo("agent", agent)
                .refersTo("object", terms);
    }

    private static Entity reference(Methods.Reference reference) {
        return Entity.of(reference.url(), "ScholarlyArticle")
                .with("name", reference.title())
                .with("creditText", reference.text())
                .with("datePublished", Integer.toString(reference.year()));
    }

    private Entity added(Entity entity) {
        graph.add(entity);
        return entity;
    }

    private Instant ended() {
        var completed = run.job().completedAt();
        return completed == null ? run.job().createdAt() : completed;
    }

    private static String text(Instant instant) {
        return instant.toString();
    }
}
