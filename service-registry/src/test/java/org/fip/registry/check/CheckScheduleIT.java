package org.fip.registry.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.fip.registry.FakeServer;
import org.fip.registry.health.HealthHistory;
import org.fip.registry.health.HealthStatus;
import org.fip.registry.service.ServiceCatalogue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The checks go on by themselves. */
@SpringBootTest(
        properties = {
            "fip.registry.check-interval=1s",
            "spring.flyway.locations=classpath:db/migration,classpath:db/without-real-servers"
        })
@DirtiesContext
class CheckScheduleIT {
    private static final FakeServer SANDBOX = sandbox();

    @Autowired
    ServiceCatalogue catalogue;

    @Autowired
    HealthHistory history;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BackingServers.postgres(registry, "registry_schedule_db");
        TestIdentity.register(registry, "service-registry");
        registry.add("fip.registry.sandbox-url", SANDBOX::url);
    }

    @Test
    void the_configured_sandbox_is_found_up_again_and_again_and_inactive_services_are_left_alone() {
        var sandbox = catalogue.require("sandbox").id();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> history.newest(sandbox, 3).size() == 3);
        assertThat(history.newest(sandbox, 3))
                .allSatisfy(check -> assertThat(check.status()).isEqualTo(HealthStatus.UP));
        assertThat(history.latestOfAll()).containsKey(sandbox).doesNotContainKeys(1L, 2L, 3L);
    }

    private static FakeServer sandbox() {
        try {
            return new FakeServer()
                    .says(
                            "/api/v2/server",
                            200,
                            "{\"name\":\"Sandbox\",\"apps\":[],\"maintenace\":false,\"oauth\":[]}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
