package org.fip.processor.provenance;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fip.job.store.Jobs;
import org.fip.processor.client.Files;
import org.fip.processor.client.Registry;
import org.jspecify.annotations.Nullable;

/**
 * What was known of an ended job at a time: of its row alone, services' names, versions and files' hashes cannot be told.
 *
 * @param service null where it was not known any more
 * @param panel null where the job was started elsewhere
 * @param programs what the headers of the results state of the programs that made them; empty where they state
 *     nothing, and in records from before they were asked
 */
record Evidence(
        Instant takenAt,
        @Nullable Service service,
        @Nullable Panel panel,
        List<File> inputs,
        List<File> results,
        List<Files.Program> programs) {
    Evidence {
        programs = Objects.requireNonNullElse(programs, List.of());
    }

    /**
     * Where the job ran.
     *
     * @param appName of the application on the server; where the platform's operator chose a workflow for it to run, that one
     * @param appVersion of the application on the server, as the server stated it at {@code statedAt}
     * @param phasing the chosen engine in the server's own words; null where it was not asked for them
     */
    record Service(
            long id,
            String name,
            String apiType,
            String url,
            @Nullable String appId,
            @Nullable String appName,
            @Nullable String appVersion,
            @Nullable Instant statedAt,
            @Nullable String phasing) {

        static Service of(Registry.KnownService known, Registry.Parameters stated, @Nullable String phasing) {
            var asked = stated.syncedAt() != null;
            return new Service(
                    known.id(),
                    known.name(),
                    known.apiType(),
                    known.websiteUrl(),
                    stated.appId(),
                    stated.appName(),
                    stated.appVersion(),
                    stated.syncedAt(),
                    asked ? label(stated.phasing(), phasing) : null);
        }

        /** The workflow that the operator had the server run, where it runs any; no server states a version of it. */
        @Nullable
        String workflow() {
            var name = appName == null ? appId : appName;
            return !apiType.equals("wes") || name == null
                    ? null
                    // As it was kept once, with the language for its version.
                    : appVersion == null ? name : "%s (%s)".formatted(name, appVersion);
        }

        private static @Nullable String label(List<Registry.Choice> choices, @Nullable String key) {
            return choices.stream()
                    .filter(choice ->
                            choice.key().equals(key) && !choice.label().isBlank())
                    .map(Registry.Choice::label)
                    .findFirst()
                    .orElse(null);
        }
    }

    record Panel(long id, String key, String name, @Nullable String build) {
        static Panel of(Registry.KnownPanel known) {
            return new Panel(known.id(), known.key(), known.name(), known.build());
        }
    }

    /**
     * An input or a result.
     *
     * @param sha256 null where the file had gone before anybody asked, and its job is from before jobs kept it
     * @param received what it was when it came, before it was packed in blocks here
     * @param derivedFrom the file that this one was made of, to agree with a panel
     */
    record File(
            UUID id,
            String filename,
            long fileSize,
            @Nullable String sha256,
            @Nullable String contentType,
            @Nullable String resultType,
            @Nullable Instant createdAt,
            Files.@Nullable PackedFrom received,
            @Nullable UUID derivedFrom) {

        static File of(Files.StoredFile stored) {
            return new File(
                    stored.id(),
                    stored.filename(),
                    stored.fileSize(),
                    stored.sha256(),
                    stored.contentType(),
                    stored.resultType(),
                    stored.createdAt(),
                    stored.packedFrom(),
                    stored.derivedFrom());
        }

        /** Of a file that is gone, what the job was given. */
        static File gone(Jobs.InputFile input) {
            var from = input.packedFrom();
            return new File(
                    input.fileId(),
                    input.filename(),
                    input.fileSize(),
                    input.sha256(),
                    null,
                    null,
                    null,
                    from == null ? null : new Files.PackedFrom(from.filename(), from.fileSize(), from.sha256()),
                    null);
        }
    }
}
