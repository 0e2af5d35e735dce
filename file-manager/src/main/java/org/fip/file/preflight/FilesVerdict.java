package org.fip.file.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fip.file.preflight.Verdict.Outcome;
import org.fip.file.preflight.Verdict.Remark;
import org.jspecify.annotations.Nullable;

/**
 * What a service would make of a job's files.
 *
 * @param outcome null while it hangs on a file that is not inspected yet
 * @param together what is to be said of all of them
 * @param unchecked what could not be checked, and why: a sentence each
 */
record FilesVerdict(@Nullable Outcome outcome, List<OneFile> files, List<Remark> together, List<String> unchecked) {

    /**
     * One of the files.
     *
     * @param inspected false while that is still to come
     */
    record OneFile(UUID fileId, String filename, boolean inspected, List<Remark> reasons) {}

    /**
     * A file, and what was found in it.
     *
     * @param inspection null where there is none
     * @param isDue whether it is still to come
     */
    record Given(UUID fileId, String filename, @Nullable Inspection inspection, boolean isDue) {
        private Stream<Together.Inspected> inspected() {
            return inspection == null ? Stream.empty() : Stream.of(new Together.Inspected(filename, inspection));
        }
    }

    static FilesVerdict of(List<Given> given, Plan plan) {
        var files = given.stream()
                .map(file -> new OneFile(
                        file.fileId(),
                        file.filename(),
                        !file.isDue(),
                        file.inspection() == null
                                ? List.of()
                                : Verdict.worstFirst(Judge.remarks(file.filename(), file.inspection(), plan))))
                .toList();
        var together = new ArrayList<>(plan.reasons());
        together.addAll(
                Together.remarks(given.stream().flatMap(Given::inspected).toList(), plan));
        var all = Stream.concat(files.stream().flatMap(f -> f.reasons().stream()), together.stream())
                .toList();
        var known = Outcome.of(all);
        var isOpen = known != Outcome.WOULD_BE_REFUSED && given.stream().anyMatch(Given::isDue);
        var unchecked = Stream.concat(
                        plan.unchecked().stream(),
                        given.stream()
                                .filter(f -> f.inspection() == null && !f.isDue())
                                .map(f -> "What is in %s: it could not be read as a VCF.".formatted(f.filename())))
                .toList();
        return new FilesVerdict(isOpen ? null : known, files, Verdict.worstFirst(together), unchecked);
    }
}
