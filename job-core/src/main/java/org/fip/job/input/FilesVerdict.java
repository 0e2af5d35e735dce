package org.fip.job.input;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a service would make of a job's files, as file-manager answers it.
 *
 * @param outcome {@code accepted}, {@code accepted_with_warnings} or {@code would_be_refused}; null while it hangs on a file
 *     that is not inspected yet
 * @param together what is to be said of all of them
 */
public record FilesVerdict(@Nullable String outcome, List<OneFile> files, List<Remark> together) {

    /** What is asked for it. */
    public record Question(
            List<UUID> fileIds,
            long serviceId,
            @Nullable Long panelId,
            @Nullable String build,
            @Nullable String phasing) {}

    /** One of the files. */
    public record OneFile(UUID fileId, String filename, List<Remark> reasons) {}

    /** One reason. */
    public record Remark(String rule, String severity, String sentence, String cure) {
        private InputFinding in(@Nullable UUID fileId, @Nullable String filename) {
            return new InputFinding(fileId, filename, rule, severity, sentence, cure);
        }
    }

    /** @param service its name, for the message */
    public InputCheck check(String service) {
        if (outcome == null) {
            return new InputCheck.Open();
        }
        return outcome.equals("would_be_refused")
                ? new InputCheck.Refused(service, findings())
                : new InputCheck.Passed();
    }

    private List<InputFinding> findings() {
        var ofFiles =
                files.stream().flatMap(file -> file.reasons().stream().map(r -> r.in(file.fileId(), file.filename())));
        var all = Stream.concat(together.stream().map(r -> r.in(null, null)), ofFiles)
                .toList();
        return Stream.concat(
                        all.stream().filter(InputFinding::isError), all.stream().filter(f -> !f.isError()))
                .toList();
    }
}
