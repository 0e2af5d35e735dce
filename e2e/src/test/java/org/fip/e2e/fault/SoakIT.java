package org.fip.e2e.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fip.e2e.LocalStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Round after round, three things in a row that break at random while jobs are under way, for {@code fip.soak-minutes}. */
@Tag("soak")
class SoakIT {
    private static final int AT_ONCE = 3;
    private static final int JOBS_EACH = 8;

    private final Summary summary = new Summary("soak");

    @BeforeAll
    static void start() {
        LocalStack.ensureUp();
    }

    @Test
    void nothing_is_lost_in_the_long_run() throws Exception {
        var until = Instant.now().plus(Duration.ofMinutes(Long.getLong("fip.soak-minutes", 30)));
        var random = new Random(Summary.SEED);
        var all = Disturbances.all();
        try {
            while (Instant.now().isBefore(until)) {
                List<Disturbance> some = new ArrayList<>();
                for (var n = 0; n < AT_ONCE; n++) {
                    some.add(all.get(random.nextInt(all.size())));
                }
                summary.add(new Scenario(some, JOBS_EACH, random).play());
            }
        } finally {
            summary.print();
        }
    }
}
