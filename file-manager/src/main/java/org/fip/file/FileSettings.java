package org.fip.file;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of file-manager.
 *
 * @param storageDir where the encrypted bytes are
 * @param keysetFile Tink keyset in JSON that encrypts them; outside the storage
 * @param createKeysetIfMissing only for a first start on one machine
 * @param internalUrl this service as other services reach it; the base of links made for them
 * @param maxSize of one file
 * @param linkLifetime of a download link
 * @param siteLinkTtl lifetime of a link by which an external site fetches an input: it may read it long after the job was
 *     submitted, when its turn has come
 */
@Validated
@ConfigurationProperties("fip.files")
public record FileSettings(
        @NotNull Path storageDir,
        @NotNull Path keysetFile,
        boolean createKeysetIfMissing,
        @DefaultValue("http://127.0.0.1:8004") URI internalUrl,
        @DefaultValue("50GB") DataSize maxSize,
        @DefaultValue("15m") Duration linkLifetime,
        @DefaultValue("7d") Duration siteLinkTtl) {}
