package org.fip.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fip.e2e.ComposedTarget;
import org.fip.e2e.LocalStack;
import org.fip.e2e.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each container of the composed platform is killed while jobs are under way; two workers and two processors share them. */
@Tag("composed")
class KilledContainerIT {
    private static final int JOBS_EACH = 3;
    private static final Summary SUMMARY = new Summary("killed-containers");

    private final Random random = new Random(Summary.SEED);
    private final ComposedTarget target = (ComposedTarget) Target.CURRENT;

    @BeforeAll
    static void start() {
        LocalStack.ensureUp();
    }

    @AfterAll
    static void report() throws Exception {
        SUMMARY.print();
    }

    @TestFactory
    Stream<DynamicTest> a_killed_container_costs_time_and_nothing_else() {
        return target.parts().stream()
                .filter(Pattern.compile(System.getProperty("fip.only", "")).asPredicate())
                .map(part -> DynamicTest.dynamicTest(part, () -> {
                    SUMMARY.add(killed(part).play());
                    // A limit of memory that is too tight shows in nothing else.
                    assertThat(target.diedByThemselves()).isEmpty();
                }));
    }

    private Scenario killed(String part) {
        var kill = new Disturbance(
                "container " + part + " is killed",
                (machine, chance) -> {
                    Thread.sleep(chance.nextInt(5_000));
                    target.kill(part);
                },
                part.equals("sandbox-server"));
        return new Scenario(List.of(kill), JOBS_EACH, random);
    }

    @Test
    void two_workers_and_two_processors_share_twenty_jobs() throws Exception {
        SUMMARY.add(new Scenario(List.of(), 5, random).play());
        for (var number = 1; number <= 2; number++) {
            assertThat(target.logOf("job-worker", number))
                    .as("worker %d", number)
                    .contains(" is COMPLETED");
            assertThat(target.metricsOf("job-processor", number, 8003))
                    .as("processor %d", number)
                    .containsPattern("http_server_requests_seconds_count.*method=\"POST\".*uri=\"/jobs\"");
        }
    }
}
