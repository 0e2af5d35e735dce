package org.fip.common.problem;

import java.time.Duration;

/** A problem that goes away by waiting; the answer carries {@code Retry-After} in seconds. */
public interface RetryLater {
    Duration retryAfter();
}
