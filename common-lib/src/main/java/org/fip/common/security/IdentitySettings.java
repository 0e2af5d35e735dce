package org.fip.common.security;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where a service finds its own Ed25519 key and the others' public keys.
 *
 * @param privateKeyFile PKCS#8 PEM, readable by this service alone; needed only by services that call others
 * @param publicKeysDir folder of {@code <service>.pub} (X.509 PEM); needed only by services that are called by others
 */
@ConfigurationProperties("fip.identity")
public record IdentitySettings(
        @Nullable Path privateKeyFile, @Nullable Path publicKeysDir) {}
