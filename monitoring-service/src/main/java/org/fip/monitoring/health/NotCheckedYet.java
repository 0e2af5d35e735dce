package org.fip.monitoring.health;

import java.time.Duration;
import org.fip.common.problem.Problem;
import org.fip.common.problem.RetryLater;

/** The first round after the start is still on its way. */
record NotCheckedYet() implements Problem, RetryLater {
    @Override
    public String code() {
        return "not_checked_yet";
    }

    @Override
    public int status() {
        return 503;
    }

    @Override
    public String title() {
        return "Not checked yet";
    }

    @Override
    public String detail() {
        return "The platform's monitoring has just started and has not asked every part yet";
    }

    @Override
    public String action() {
        return "Try again in a few seconds";
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(2);
    }
}
