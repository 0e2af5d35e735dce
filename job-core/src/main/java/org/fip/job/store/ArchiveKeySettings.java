package org.fip.job.store;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What seals the passwords of result archives. job-processor and job-worker share it.
 *
 * @param keysetFile Tink keyset in JSON
 * @param createKeysetIfMissing only for a first start on one machine
 */
@Validated
@ConfigurationProperties("fip.archive-keys")
public record ArchiveKeySettings(@NotNull Path keysetFile, boolean createKeysetIfMissing) {}
