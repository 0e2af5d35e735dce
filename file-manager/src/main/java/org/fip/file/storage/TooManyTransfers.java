package org.fip.file.storage;

import java.time.Duration;
import org.fip.common.problem.Problem;
import org.fip.common.problem.RetryLater;

/** As much is on its way in and out as the memory has room for. */
public record TooManyTransfers() implements Problem, RetryLater {
    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(15);
    }

    @Override
    public String code() {
        return "too_many_transfers";
    }

    @Override
    public int status() {
        return 503;
    }

    @Override
    public String title() {
        return "Many transfers are under way";
    }

    @Override
    public String detail() {
        return "The platform takes in and gives out as many files at once as it can";
    }

    @Override
    public String action() {
        return "Try again in a moment; an upload that can be resumed goes on where it stopped";
    }
}
