package org.fip.common.security;

import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The secret that signs users' platform tokens (HS256).
 *
 * @param secret at least 32 bytes; the service does not start on a missing, short or well-known one
 */
@ConfigurationProperties("fip.jwt")
public record JwtSettings(@Nullable String secret) {
    private static final int MIN_BYTES = 32;
    private static final Set<String> WELL_KNOWN_PARTS =
            Set.of("changeme", "change-me", "your-secret", "your_secret", "secret-key", "password", "example");

    SecretKey key() {
        if (secret == null || secret.isBlank()) {
            throw new IllegalStateException("JWT_SECRET is not set: set it to at least 32 random bytes, for example "
                    + "with 'openssl rand -base64 48', the same for every service");
        }
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new IllegalStateException(
                    "JWT_SECRET has %d bytes, at least %d are needed".formatted(bytes.length, MIN_BYTES));
        }
        var lower = secret.toLowerCase(Locale.ROOT);
        if (WELL_KNOWN_PARTS.stream().anyMatch(lower::contains)
                || lower.chars().distinct().count() < 8) {
            throw new IllegalStateException("JWT_SECRET is a well-known or guessable value: use random bytes");
        }
        return Keys.hmacShaKeyFor(bytes);
    }
}
