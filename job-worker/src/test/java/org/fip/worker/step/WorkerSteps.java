package org.fip.worker.step;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.fip.job.JobCoreConfiguration;
import org.fip.job.store.Cancellations;
import org.fip.job.store.Job;
import org.fip.job.store.Jobs;
import org.fip.job.store.StatusUpdates;
import org.fip.job.store.Submissions;
import org.fip.job.test.JobTables;
import org.fip.job.test.QueuedJobs;
import org.fip.job.test.TurnableClock;
import org.fip.worker.test.ScriptedServer;
import org.fip.worker.test.StandInPlatform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The steps without the loop that takes them: a test does one after the other and turns the clock between them. */
@SpringBootTest(classes = WorkerSteps.StepsOnly.class, webEnvironment = RANDOM_PORT)
abstract class WorkerSteps {
    static final String WORKER = "worker-1";
    static final ScriptedServer SERVER = ScriptedServer.INSTANCE;
    static final StandInPlatform PLATFORM = StandInPlatform.INSTANCE;

    @TempDir
    static Path keys;

    @Autowired
    StepRunner runner;

    @Autowired
    Jobs jobs;

    @Autowired
    StatusUpdates history;

    @Autowired
    Cancellations cancellations;

    @Autowired
    Submissions submissions;

    @Autowired
    TurnableClock clock;

    @Autowired
    JdbcClient db;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan({"org.fip.worker.step", "org.fip.worker.client"})
    @ConfigurationPropertiesScan("org.fip.worker")
    @Import(JobCoreConfiguration.class)
    static class StepsOnly {
        @Bean
        @Primary
        TurnableClock turnableClock() {
            return new TurnableClock();
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BackingServers.postgres(registry, "job_processing_db");
        BackingServers.redis(registry);
        BackingServers.broker(registry);
        TestIdentity.register(registry, "job-worker");
        PLATFORM.register(registry);
        registry.add("fip.archive-keys.keyset-file", () -> keys.resolve("keyset.json"));
        registry.add("fip.worker.remember", () -> "0s");
        registry.add("fip.archive-keys.create-keyset-if-missing", () -> true);
    }

    @BeforeEach
    void begin() {
        JobTables.empty(db);
        clock.reset();
        SERVER.reset();
        PLATFORM.reset();
    }

    Job queued() {
        return new QueuedJobs(submissions).queued("First imputation");
    }

    Job queued(Submissions.Order order) {
        return new QueuedJobs(submissions).queued(order);
    }

    Job submitted() {
        return step(queued());
    }

    /** Does the job's next step when it is due; how the job stands afterwards. */
    Job step(Job job) {
        var now = reload(job);
        waitUntilDue(now);
        runner.run(now.due(), WORKER);
        return reload(job);
    }

    void waitUntilDue(Job job) {
        var wait = Duration.between(clock.instant(), Objects.requireNonNull(job.nextRunAt()));
        if (wait.isPositive()) {
            clock.putForward(wait.plusMillis(1));
        }
    }

    Job reload(Job job) {
        return jobs.find(job.id(), job.userId()).orElseThrow();
    }

    List<String> messages(Job job) {
        return history.of(job.id(), job.userId()).stream()
                .map(StatusUpdates.StatusUpdate::message)
                .toList();
    }
}
