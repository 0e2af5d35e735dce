package org.fip.registry.token;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.fip.adapter.Outcome;
import org.fip.adapter.RemoteJob;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a token's owner on an external server, newest first.
 *
 * @param reason in the server's words, when there is no list
 */
record ListedJobs(TokenVerdict.Status status, @Nullable String reason, List<Listed> jobs) {
    /**
     * A job there.
     *
     * @param name as the server lists it; holds the platform's marker when it was started here
     * @param submittedAt null where the server does not tell
     */
    record Listed(
            String externalJobId,
            String name,
            String state,
            @Nullable Instant submittedAt) {
        static Listed of(RemoteJob job) {
            return new Listed(
                    job.externalId(), job.name(), job.state().name().toLowerCase(Locale.ROOT), job.submittedAt());
        }
    }

    static ListedJobs of(Outcome<List<RemoteJob>> outcome) {
        return switch (outcome) {
            case Outcome.Ok<List<RemoteJob>>(var jobs) ->
                new ListedJobs(
                        TokenVerdict.Status.VALID,
                        null,
                        jobs.stream()
                                .map(Listed::of)
                                .sorted(Comparator.comparing(
                                        Listed::submittedAt, Comparator.nullsLast(Comparator.reverseOrder())))
                                .toList());
            case Outcome.Failure<List<RemoteJob>> failure ->
                new ListedJobs(TokenVerdict.Status.of(failure), failure.reason(), List.of());
        };
    }
}
