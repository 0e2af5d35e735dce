package org.fip.file.storage;

import java.time.Duration;
import org.fip.common.problem.Problem;
import org.fip.common.problem.RetryLater;

/** The disk or the bucket is away; what that means for the request, and what to do, its feature says. */
public record StorageUnavailable(String detail, String action) implements Problem, RetryLater {
    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String code() {
        return "storage_unavailable";
    }

    @Override
    public int status() {
        return 503;
    }

    @Override
    public String title() {
        return "The platform's storage is not answering";
    }
}
