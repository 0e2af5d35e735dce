package org.fip.worker;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of job-worker.
 *
 * @param keysetFile Tink keyset in JSON that seals the passwords of result archives
 * @param createKeysetIfMissing only for a first start on one machine
 * @param concurrency steps done at once; each takes a virtual thread and a few buffers
 */
@Validated
@ConfigurationProperties("fip.worker")
public record WorkerSettings(
        @NotNull Path keysetFile,
        boolean createKeysetIfMissing,
        @DefaultValue("16") @Min(1) int concurrency) {}
