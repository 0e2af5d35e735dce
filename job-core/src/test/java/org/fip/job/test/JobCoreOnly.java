package org.fip.job.test;

import org.fip.job.JobCoreConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The parts of this library, wired as a service would wire them, with a clock that tests can turn. */
@SpringBootApplication
@Import(JobCoreConfiguration.class)
public class JobCoreOnly {
    @Bean
    @Primary
    TurnableClock turnableClock() {
        return new TurnableClock();
    }

    @Bean
    QueuedJobs queuedJobs(org.fip.job.store.Submissions submissions) {
        return new QueuedJobs(submissions);
    }
}
