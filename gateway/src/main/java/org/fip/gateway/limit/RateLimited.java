package org.fip.gateway.limit;

import java.time.Duration;
import org.fip.common.problem.Problem;
import org.fip.common.problem.RetryLater;

/** Too many requests from one caller. */
record RateLimited(Duration retryAfter) implements Problem, RetryLater {
    @Override
    public String code() {
        return "rate_limited";
    }

    @Override
    public int status() {
        return 429;
    }

    @Override
    public String title() {
        return "Too many requests";
    }

    @Override
    public String detail() {
        return "More requests arrived than are allowed in a minute";
    }

    @Override
    public String action() {
        return "Wait %d seconds and try again".formatted(retryAfter.toSeconds());
    }
}
