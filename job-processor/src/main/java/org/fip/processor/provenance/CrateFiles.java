package org.fip.processor.provenance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A job's files as entities. They are no parts that could be fetched from the crate: genotypes stay where they are, so each has
 * a local id, its hash, and as {@code localPath} the name under which it is downloaded.
 */
final class CrateFiles {
    private final List<Entity> inputs = new ArrayList<>();
    private final List<Entity> results = new ArrayList<>();
    private final List<Entity> origins = new ArrayList<>();

    CrateFiles(Run run) {
        run.inputs().forEach(file -> inputs.add(input(file)));
        run.results()
                .forEach(file ->
                        results.add(entity("result", file, word(file.file().resultType()))));
    }

    List<Entity> inputs() {
        return inputs;
    }

    List<Entity> results() {
        return results;
    }

    /** What inputs were made of on the platform. */
    List<Entity> origins() {
        return origins;
    }

    private Entity input(Run.UsedFile used) {
        var file = used.file();
        // Of one that was gone before anybody asked nobody knows whether it was packed before it was sent.
        var asGiven = used.deleted() && file.createdAt() == null;
        var entity = entity(
                "input",
                used,
                asGiven
                        ? "Genotypes as the job was given them"
                        : "Genotypes as they were sent to the imputation service");
        var received = file.received();
        if (received != null) {
            var origin = Entity.of(Entity.localId("received", file.id() + "/" + received.filename()), "File")
                    .with("name", received.filename())
                    .with("description", "The same text as it was uploaded, before it was packed in blocks")
                    .with("contentSize", Long.toString(received.fileSize()))
                    .with("sha256", received.sha256());
            origins.add(origin);
            entity.refersTo("isBasedOn", origin);
        }
        var derivedFrom = file.derivedFrom();
        if (derivedFrom != null) {
            var origin = Entity.of("urn:uuid:" + derivedFrom, "CreativeWork")
                    .with("name", "Genotypes before the correction")
                    .with(
                            "description",
                            "An upload that was corrected on the platform to agree with a reference panel");
            if (origins.stream().noneMatch(other -> other.id().equals(origin.id()))) {
                origins.add(origin);
            }
            entity.refersTo("isBasedOn", origin);
        }
        return entity;
    }

    private static Entity entity(String kind, Run.UsedFile used, String description) {
        var file = used.file();
        return Entity.of(Entity.localId(kind, file.filename()), "File")
                .with("name", file.filename())
                .with("description", used.deleted() ? description + "; deleted since" : description)
                .with("creativeWorkStatus", used.deleted() ? "Deleted" : null)
                .with("identifier", "urn:uuid:" + file.id())
                .with("localPath", used.deleted() ? null : path(file.filename()))
                .with("encodingFormat", file.contentType())
                .with("contentSize", Long.toString(file.fileSize()))
                .with("sha256", file.sha256())
                .with(
                        "dateCreated",
                        file.createdAt() == null ? null : file.createdAt().toString());
    }

    /** Never out of the folder it is read in. */
    private static @Nullable String path(String filename) {
        var inside = Arrays.stream(filename.replace('\\', '/').split("/"))
                .filter(part -> !part.isBlank() && !part.equals(".") && !part.equals(".."))
                .collect(Collectors.joining("/"));
        return inside.isEmpty() ? null : inside;
    }

    private static String word(@Nullable String resultType) {
        return switch (resultType) {
            case "imputed_genotypes" -> "Imputed genotypes";
            case "empirical_doses" -> "Leave-one-out dosages at typed sites";
            case "index" -> "Index";
            case "info" -> "Quality of each variant";
            case "qc_report" -> "Quality control report";
            case "statistics" -> "Statistics";
            case "log" -> "Log";
            case null, default -> "Result";
        };
    }
}
