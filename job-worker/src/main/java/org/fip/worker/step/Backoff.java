package org.fip.worker.step;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next try: doubling, with jitter so that jobs don't knock all at once. */
final class Backoff {
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Backoff() {}

    /** @param attempt 1 for the first failure */
    static Duration after(int attempt) {
        var doubled = SHORTEST.multipliedBy(1L << Math.min(attempt - 1, 10));
        return jittered(doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled);
    }

    /** Between 75 % and 125 %. */
    static Duration jittered(Duration about) {
        return about.multipliedBy(75 + ThreadLocalRandom.current().nextInt(51)).dividedBy(100);
    }
}
