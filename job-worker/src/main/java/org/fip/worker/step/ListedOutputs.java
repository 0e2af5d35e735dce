package org.fip.worker.step;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fip.adapter.RemoteOutput;
import org.fip.job.store.Note;

/** What a job offers when it has ended: what we can fetch, and what only somebody at the site can reach. */
record ListedOutputs(List<RemoteOutput> fetchable, List<RemoteOutput> atSite) {
    private static final int MOST_NAMED = 10;
    private static final int LONGEST_PLACE = 200;

    /** The genotypes of a job that did not succeed are no result. */
    static ListedOutputs of(List<RemoteOutput> all, boolean succeeded) {
        var sorted = all.stream()
                .filter(o -> succeeded || o.kind() != RemoteOutput.Kind.IMPUTED_ARCHIVE)
                .collect(Collectors.partitioningBy(o -> o.atSite() == null));
        return new ListedOutputs(Objects.requireNonNull(sorted.get(true)), Objects.requireNonNull(sorted.get(false)));
    }

    boolean areNone() {
        return fetchable.isEmpty() && atSite.isEmpty();
    }

    /** Where to look for what we cannot fetch. */
    Optional<Note> whereElse() {
        if (atSite.isEmpty()) {
            return Optional.empty();
        }
        var named = atSite.stream()
                .limit(MOST_NAMED)
                .map(o -> shortened(Objects.requireNonNull(o.atSite())))
                .collect(Collectors.joining(", "));
        var rest = atSite.size() > MOST_NAMED ? " and %d more".formatted(atSite.size() - MOST_NAMED) : "";
        return Optional.of(Note.info("At the site: " + named + rest));
    }

    /** What the owner of a job that succeeded is told. */
    Note completion() {
        if (!fetchable.isEmpty()) {
            return Note.info("Completed; the results are stored here");
        }
        return Note.warning(
                atSite.isEmpty() ? "Completed, no outputs reported" : "Completed; the results stay at the site");
    }

    /** Where the owner of a job that failed reads what was wrong. */
    String readings() {
        if (fetchable.stream().anyMatch(ListedOutputs::isOfQualityControl)) {
            return "the messages and the quality-control files of the job";
        }
        return fetchable.stream().anyMatch(o -> o.kind() == RemoteOutput.Kind.LOG)
                ? "the messages and the logs of the job"
                : "the messages of the job";
    }

    private static boolean isOfQualityControl(RemoteOutput output) {
        return output.kind() == RemoteOutput.Kind.QUALITY_REPORT || output.kind() == RemoteOutput.Kind.STATISTICS;
    }

    private static String shortened(String place) {
        return place.length() <= LONGEST_PLACE ? place : "… " + place.substring(place.length() - LONGEST_PLACE);
    }
}
