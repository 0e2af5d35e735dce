package org.fip.worker;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of job-worker.
 *
 * @param keysetFile Tink keyset in JSON that seals the passwords of result archives
 * @param createKeysetIfMissing only for a first start on one machine
 * @param cancelTimeout how long a server that answers may take to stop a job before it counts as cancelled here only
 * @param concurrency steps done at once; each takes a virtual thread and a few buffers
 */
@Validated
@ConfigurationProperties("fip.worker")
public record WorkerSettings(
        @NotNull Path keysetFile,
        boolean createKeysetIfMissing,
        @NotNull @DefaultValue("10m") Duration cancelTimeout,
        @DefaultValue("16") @Min(1) int concurrency) {}
