package org.fip.worker;

import org.fip.job.JobCoreConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Submits, polls, harvests and cancels jobs on external servers, with each user's own token. */
@SpringBootApplication
@Import(JobCoreConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class JobWorkerApplication {
    public static void main(String[] args) {
        SpringApplication.run(JobWorkerApplication.class, args);
    }
}
