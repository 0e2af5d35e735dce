package org.fip.e2e.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fip.e2e.LocalStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Everything breaks, one thing after the other, each time while twenty jobs or more are under way; with {@code fip.only}, a regular
 * expression, what has this in its name.
 */
class FaultSuiteIT {
    private static final int JOBS_EACH = 5;
    private static final Pattern ONLY = Pattern.compile(System.getProperty("fip.only", ""));
    private static final Summary SUMMARY = new Summary("fault-suite");

    private final Random random = new Random(Summary.SEED);

    @BeforeAll
    static void start() {
        LocalStack.ensureUp();
    }

    @AfterAll
    static void report() throws Exception {
        Machine.noSmallDisk();
        SUMMARY.print();
    }

    @Tag("short")
    @TestFactory
    Stream<DynamicTest> the_worst_costs_time_and_nothing_else() {
        return tests(Disturbances.some());
    }

    @Tag("faults")
    @TestFactory
    Stream<DynamicTest> whatever_breaks_costs_time_and_nothing_else() throws Exception {
        var all = new ArrayList<>(Disturbances.all());
        if (Machine.smallDisk()) {
            all.add(Disturbances.diskFull());
        } else {
            System.out.println("A full disk is not tried: only root may mount one");
        }
        return tests(all.stream().map(List::of).toList());
    }

    private Stream<DynamicTest> tests(List<List<Disturbance>> disturbances) {
        var shuffled = new ArrayList<>(disturbances);
        Collections.shuffle(shuffled, random);
        return shuffled.stream()
                .map(together -> new Scenario(together, JOBS_EACH, random))
                .filter(scenario -> ONLY.matcher(scenario.name()).find())
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> SUMMARY.add(scenario.play())));
    }
}
