package org.fip.processor.provenance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fip.job.store.Job;
import org.fip.job.store.StatusUpdates.StatusUpdate;

/**
 * An ended job with all that is known of it.
 *
 * @param history oldest first
 */
record Run(Job job, Evidence evidence, List<StatusUpdate> history, List<UsedFile> inputs, List<UsedFile> results) {

    /** A file of the job; of a deleted one only the description is left. */
    record UsedFile(Evidence.File file, boolean deleted) {}

    /** Whether genotypes were only checked. */
    boolean isQualityControl() {
        return "qc_only".equals(job.mode());
    }

    /** @param now the files as they are now, where the evidence may still name others */
    static Run of(Job job, Evidence evidence, List<StatusUpdate> history, EvidenceTaking.JobFiles now) {
        return new Run(
                job,
                evidence,
                history,
                merged(now.inputs(), evidence.inputs()),
                merged(now.results(), evidence.results()));
    }

    // What the evidence names and nobody has any more was deleted; what has its name was only stored anew.
    private static List<UsedFile> merged(List<UsedFile> now, List<Evidence.File> before) {
        var there = now.stream().filter(used -> !used.deleted()).toList();
        var gone = new LinkedHashMap<UUID, Evidence.File>();
        Stream.concat(before.stream(), now.stream().filter(UsedFile::deleted).map(UsedFile::file))
                .filter(file -> there.stream()
                        .map(UsedFile::file)
                        .noneMatch(other ->
                                other.id().equals(file.id()) || other.filename().equals(file.filename())))
                .forEach(file -> gone.putIfAbsent(file.id(), file));
        return Stream.concat(there.stream(), gone.values().stream().map(file -> new UsedFile(file, true)))
                .toList();
    }
}
