package org.fip.worker.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.nio.file.Path;
import java.time.Duration;
import org.fip.adapter.RemoteState;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.fip.job.queue.DueStep;
import org.fip.job.queue.JobQueue;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.fip.job.store.Job;
import org.fip.job.store.Jobs;
import org.fip.job.store.Submissions;
import org.fip.job.test.ForgetfulRedis;
import org.fip.job.test.JobTables;
import org.fip.job.test.QueuedJobs;
import org.fip.worker.test.ScriptedServer;
import org.fip.worker.test.StandInPlatform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole worker, left to itself. */
@SpringBootTest(webEnvironment = RANDOM_PORT)
@DirtiesContext // else this worker would go on taking the jobs of the tests that come after
class WorkerIT {
    private static final ScriptedServer SERVER = ScriptedServer.INSTANCE;
    private static final StandInPlatform PLATFORM = StandInPlatform.INSTANCE;

    @TempDir
    static Path keys;

    @Autowired
    Jobs jobs;

    @Autowired
    Submissions submissions;

    @Autowired
    JobQueue queue;

    @Autowired
    WorkLoop loop;

    @Autowired
    JdbcClient db;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BackingServers.postgres(registry, "job_processing_db");
        BackingServers.redis(registry);
        BackingServers.broker(registry);
        TestIdentity.register(registry, "job-worker");
        PLATFORM.register(registry);
        registry.add("fip.archive-keys.keyset-file", () -> keys.resolve("keyset.json"));
        registry.add("fip.worker.to-end", () -> "1s");
        registry.add("fip.worker.remember", () -> "0s");
        registry.add("fip.archive-keys.create-keyset-if-missing", () -> true);
    }

    @BeforeEach
    void begin() {
        JobTables.empty(db);
        SERVER.reset();
        PLATFORM.reset();
        PLATFORM.isPolledEvery(1);
        SERVER.offers("qc_report.txt", "Remaining sites in total: 7,749");
        SERVER.offers("chr_20.zip", "imputed genotypes");
    }

    @Test
    void a_hinted_job_goes_all_the_way_by_itself_and_its_events_are_published() {
        var job = new QueuedJobs(submissions).queued("By itself");
        queue.hint(new DueStep(job.id(), JobStep.SUBMIT, job.userId(), job.serviceId()), java.time.Instant.now());
        await().until(() -> SERVER.jobs().size() == 1);
        SERVER.onlyJob().state = RemoteState.RUNNING;
        await().until(() -> reload(job).status() == JobStatus.RUNNING);
        SERVER.onlyJob().state = RemoteState.SUCCEEDED;
        await().atMost(Duration.ofSeconds(20)).until(() -> reload(job).status() == JobStatus.COMPLETED);
        assertThat(SERVER.downloads("chr_20.zip")).isEqualTo(1);
        await().until(() -> db.sql("SELECT count(*) FROM job_status_updates WHERE published_at IS NULL")
                        .query(Long.class)
                        .single()
                == 0);
    }

    @Test
    void jobs_whose_messages_are_lost_with_redis_go_on_all_the_same() {
        var job = new QueuedJobs(submissions).queued("Flushed away");
        ForgetfulRedis.forgetEverything();
        await().atMost(Duration.ofSeconds(40)).until(() -> SERVER.jobs().size() == 1);
        ForgetfulRedis.forgetEverything();
        SERVER.onlyJob().state = RemoteState.SUCCEEDED;
        await().atMost(Duration.ofSeconds(40)).until(() -> reload(job).status() == JobStatus.COMPLETED);
        assertThat(SERVER.jobs()).hasSize(1);
    }

    @Test
    void a_worker_that_stops_gives_back_what_it_cannot_end_and_nothing_is_lost_or_sent_twice() throws Exception {
        var uploading = SERVER.holdsNextUpload(false);
        var job = new QueuedJobs(submissions).queued("Under way");
        queue.hint(job.due(), java.time.Instant.now());
        uploading.await();

        loop.stop();

        assertThat(db.sql("SELECT lease_owner IS NULL AND next_step = 'SUBMIT' AND attempts = 0 FROM imputation_jobs")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(loop.isRunning()).isFalse();
        loop.start();
        await().atMost(Duration.ofSeconds(40)).until(() -> reload(job).externalJobId() != null);
        assertThat(SERVER.jobs()).hasSize(1);
    }

    private Job reload(Job job) {
        return jobs.find(job.id(), job.userId()).orElseThrow();
    }
}
