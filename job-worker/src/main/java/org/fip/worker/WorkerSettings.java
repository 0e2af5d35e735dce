package org.fip.worker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of job-worker.
 *
 * @param cancelTimeout how long a server that answers may take to stop a job before it counts as cancelled here only
 * @param toEnd how long steps under way may take to end when the worker stops, before they are interrupted and given back; what
 *     stops the process waits 20 s
 * @param remember how long tokens and services' settings are kept in memory, so that they are not fetched for each job
 * @param transfers steps that move files
 * @param questions steps that ask how a job stands
 */
@Validated
@ConfigurationProperties("fip.worker")
public record WorkerSettings(
        @NotNull @DefaultValue("10m") Duration cancelTimeout,

        @NotNull @DurationMax(seconds = 14) @DefaultValue("12s")
        Duration toEnd,

        @NotNull @DefaultValue("20s") Duration remember,
        @Valid Pool transfers,
        @Valid Pool questions) {

    /**
     * How many steps of a kind are done at once; each takes a virtual thread and a few buffers.
     *
     * @param atOnce by this worker
     * @param perUser for one user, over all workers
     * @param perService at one external service, over all workers
     */
    public record Pool(
            @Min(1) int atOnce, @Min(1) int perUser, @Min(1) int perService) {}
}
