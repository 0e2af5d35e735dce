package org.fip.e2e.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.fip.e2e.SandboxFaults;

/** Jobs of four researchers, and what breaks meanwhile. */
record Scenario(List<Disturbance> disturbances, int jobsEach, Random random) {

    String name() {
        return disturbances.stream().map(Disturbance::name).collect(Collectors.joining("; "));
    }

    /** Returns when all jobs have ended as they should, the external server has each once, and everybody was told once. */
    Verdict play() throws Exception {
        try (var light = SandboxFaults.of(Disturbances.LIGHT)) {
            var load = new Load("f" + Integer.toString(name().hashCode() & 0xffff, 36), jobsEach, random);
            var healed = new Instant[1];
            load.submitDuring(() -> {
                for (var disturbance : disturbances) {
                    disturbance.act().on(new Machine(), random);
                    // The server may have been started anew.
                    SandboxFaults.of(Disturbances.LIGHT);
                }
                healed[0] = Instant.now();
            });
            load.awaitEnd();
            if (disturbances.stream().anyMatch(Disturbance::jobsDieThere)) {
                load.retryWhatDiedThere();
                load.awaitEnd();
            }
            var verdict = new Audit(load).of(name(), Duration.between(healed[0], Instant.now()));
            System.out.println(verdict.row());
            return verdict;
        }
    }
}
