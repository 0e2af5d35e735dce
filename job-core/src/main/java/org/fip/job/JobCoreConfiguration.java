package org.fip.job;

import java.time.Clock;
import org.fip.common.fault.Failpoints;
import org.fip.job.outbox.EventOutbox;
import org.fip.job.queue.JobQueue;
import org.fip.job.queue.RedisSettings;
import org.fip.job.store.Adoptions;
import org.fip.job.store.ArchiveKeySettings;
import org.fip.job.store.ArchivePasswords;
import org.fip.job.store.Cancellations;
import org.fip.job.store.Deletions;
import org.fip.job.store.DueSteps;
import org.fip.job.store.FileUses;
import org.fip.job.store.Harvest;
import org.fip.job.store.JobSteps;
import org.fip.job.store.Jobs;
import org.fip.job.store.Retries;
import org.fip.job.store.StatusUpdates;
import org.fip.job.store.Submissions;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import redis.clients.jedis.RedisClient;

/** The parts that job-processor and job-worker share; each imports it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RedisSettings.class, ArchiveKeySettings.class})
public class JobCoreConfiguration {
    @Bean
    Jobs jobs(JdbcClient db) {
        return new Jobs(db);
    }

    @Bean
    StatusUpdates statusUpdates(JdbcClient db, Clock clock) {
        return new StatusUpdates(db, clock);
    }

    @Bean
    JobSteps jobSteps(JdbcClient db, Clock clock, StatusUpdates history) {
        return new JobSteps(db, clock, history);
    }

    @Bean
    DueSteps dueSteps(JdbcClient db, Clock clock) {
        return new DueSteps(db, clock);
    }

    @Bean
    Submissions submissions(JdbcClient db, Clock clock, StatusUpdates history) {
        return new Submissions(db, clock, history);
    }

    @Bean
    Cancellations cancellations(JdbcClient db, Clock clock, StatusUpdates history) {
        return new Cancellations(db, clock, history);
    }

    @Bean
    Deletions deletions(JdbcClient db, Clock clock) {
        return new Deletions(db, clock);
    }

    @Bean
    FileUses fileUses(JdbcClient db) {
        return new FileUses(db);
    }

    @Bean
    Retries retries(JdbcClient db, Clock clock, StatusUpdates history) {
        return new Retries(db, clock, history);
    }

    @Bean
    Adoptions adoptions(JdbcClient db, Clock clock, StatusUpdates history) {
        return new Adoptions(db, clock, history);
    }

    @Bean
    ArchivePasswords archivePasswords(ArchiveKeySettings settings) {
        return new ArchivePasswords(settings);
    }

    @Bean
    Harvest harvest(JdbcClient db) {
        return new Harvest(db);
    }

    @Bean(destroyMethod = "close")
    RedisClient redis(RedisSettings settings) {
        return RedisClient.create(settings.url());
    }

    @Bean
    JobQueue jobQueue(RedisClient redis, Clock clock) {
        return new JobQueue(redis, clock, JobSteps.LEASE);
    }

    @Bean
    EventOutbox eventOutbox(
            JdbcClient db, TransactionTemplate transaction, RabbitTemplate broker, Failpoints failpoints, Clock clock) {
        return new EventOutbox(db, transaction, broker, failpoints, clock);
    }
}
