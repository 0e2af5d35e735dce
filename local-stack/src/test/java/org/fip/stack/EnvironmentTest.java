package org.fip.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class EnvironmentTest {
    private static final int OFFSET = 100;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"USERS", "FILES", "JOBS", "WORKER", "NOTIFICATIONS", "MONITORING"})
    void whoever_tells_or_hears_of_events_can_reach_the_broker(App app) {
        assertThat(environment().of(app))
                .containsEntry("SPRING_RABBITMQ_PORT", Integer.toString(Ports.BROKER + OFFSET))
                .containsKeys("SPRING_RABBITMQ_HOST", "SPRING_RABBITMQ_USERNAME", "SPRING_RABBITMQ_PASSWORD");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"USERS", "FILES", "JOBS", "WORKER", "NOTIFICATIONS", "MONITORING"})
    void nobody_else_knows_its_password(App app) {
        assertThat(environment().of(app)).doesNotContainKey("SPRING_RABBITMQ_PASSWORD");
    }

    private Environment environment() {
        var home = new Home(folder, folder.resolve("state"));
        return new Environment(home, new Ports(OFFSET), new Secrets(home), false);
    }
}
