package org.fip.processor.submission;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of taking jobs.
 *
 * @param inspectionWait how long a request waits for a file that is still being inspected; then the job is taken, and its
 *     input checked before it is sent
 */
@Validated
@ConfigurationProperties("fip.submission")
record SubmissionSettings(
        @NotNull @DurationMax(seconds = 60) @DefaultValue("5s")
        Duration inspectionWait) {}
