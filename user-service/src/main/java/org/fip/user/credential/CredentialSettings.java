package org.fip.user.credential;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How tokens are sealed.
 *
 * @param keysetFile Tink keyset in JSON, outside the database, readable by this service alone
 * @param createKeysetIfMissing only for a first start on one machine; elsewhere a missing keyset is an error
 */
@Validated
@ConfigurationProperties("fip.credentials")
record CredentialSettings(@NotNull Path keysetFile, boolean createKeysetIfMissing) {}
