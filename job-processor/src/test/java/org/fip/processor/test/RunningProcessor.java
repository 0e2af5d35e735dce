package org.fip.processor.test;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.nio.file.Path;
import org.fip.common.security.Role;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.fip.job.test.JobTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service on real backing servers, with stand-ins for the services that it asks. */
@SpringBootTest(webEnvironment = RANDOM_PORT)
public abstract class RunningProcessor {
    protected static final StandInPlatform PLATFORM = StandInPlatform.INSTANCE;
    protected static final long ADA = 42;
    protected static final long EVE = 43;

    @LocalServerPort
    int port;

    @Autowired
    protected JdbcClient db;

    @TempDir
    static Path keys;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BackingServers.postgres(registry, "job_processing_db");
        BackingServers.redis(registry);
        BackingServers.broker(registry);
        TestIdentity.register(registry, "job-processor");
        PLATFORM.register(registry);
        registry.add("fip.submission.inspection-wait", () -> "300ms");
        registry.add("fip.archive-keys.keyset-file", () -> keys.resolve("keyset.json"));
        registry.add("fip.archive-keys.create-keyset-if-missing", () -> true);
    }

    @BeforeEach
    void begin() {
        JobTables.empty(db);
        PLATFORM.reset();
    }

    protected ProcessorApi as(long userId) {
        return new ProcessorApi(port, userId, Role.RESEARCHER);
    }

    protected ProcessorApi asService(String name) {
        return ProcessorApi.asService(port, name);
    }

    protected ProcessorApi asOperator() {
        return new ProcessorApi(port, 1, Role.OPERATOR);
    }
}
