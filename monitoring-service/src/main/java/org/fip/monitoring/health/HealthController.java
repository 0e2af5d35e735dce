package org.fip.monitoring.health;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The platform's health, for everybody who is signed in. */
@RestController
class HealthController {
    private final HealthRounds rounds;

    HealthController(HealthRounds rounds) {
        this.rounds = rounds;
    }

    @GetMapping("/monitoring/health")
    PlatformHealth health() {
        return rounds.latest().orElseThrow(() -> new NotCheckedYet().asException());
    }
}
