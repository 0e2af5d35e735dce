package org.fip.job.test;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.nio.file.Path;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import redis.clients.jedis.RedisClient;

/** For tests with real PostgreSQL, Redis and broker; each begins with empty tables and an empty Redis. */
@SpringBootTest(
        classes = JobCoreOnly.class,
        webEnvironment = RANDOM_PORT,
        properties = {
            "spring.application.name=job-worker",
            "spring.config.import=classpath:fip-service.yml",
            "spring.rabbitmq.publisher-confirm-type=correlated"
        })
public abstract class OnBackingServers {
    @Autowired
    protected JdbcClient db;

    @Autowired
    protected RedisClient redis;

    @Autowired
    protected TurnableClock clock;

    @Autowired
    protected QueuedJobs given;

    @TempDir
    static Path keys;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BackingServers.postgres(registry, "job_processing_db");
        BackingServers.redis(registry);
        BackingServers.broker(registry);
        TestIdentity.register(registry, "job-worker");
        registry.add("fip.archive-keys.keyset-file", () -> keys.resolve("keyset.json"));
        registry.add("fip.archive-keys.create-keyset-if-missing", () -> true);
    }

    @BeforeEach
    void empty() {
        JobTables.empty(db);
        redis.flushAll();
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }
}
