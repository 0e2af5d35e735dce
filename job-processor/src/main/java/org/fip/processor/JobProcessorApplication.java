package org.fip.processor;

import org.fip.job.JobCoreConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Accepts, lists and cancels jobs. */
@SpringBootApplication
@Import(JobCoreConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class JobProcessorApplication {
    public static void main(String[] args) {
        SpringApplication.run(JobProcessorApplication.class, args);
    }
}
