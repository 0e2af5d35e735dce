package org.fip.user.credential;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** service-registry, as far as credentials need it. */
public interface ServiceCatalogue {
    /** An imputation service. */
    record KnownService(long id, String name) {}

    /** A token under question; never printed. */
    record TokenQuestion(String apiToken) {
        @Override
        public String toString() {
            return "TokenQuestion[•••]";
        }
    }

    /** What the external service says of it. */
    record TokenVerdict(
            ConnectionTest.Status status,
            @Nullable String reason,
            @Nullable String username,
            @Nullable Instant expiresAt) {}

    /** What the external service lists; no jobs and a reason unless it is {@code VALID}. */
    record ListedJobs(
            ConnectionTest.Status status, @Nullable String reason, List<ListedJob> jobs) {}

    /** A job there. */
    record ListedJob(
            String externalJobId,
            String name,
            String state,
            @Nullable Instant submittedAt) {}

    @PostExchange("/internal/services/{id}/list-jobs")
    ListedJobs jobs(@PathVariable long id, @RequestBody TokenQuestion question);

    @PostExchange("/internal/services/{id}/verify-token")
    TokenVerdict verify(@PathVariable long id, @RequestBody TokenQuestion question);

    @GetExchange("/services/{id}")
    KnownService service(@PathVariable long id);
}
