package org.fip.common.security;

import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import javax.crypto.SecretKey;

/** Makes users' platform tokens: claims {@code user_id, username, roles, iat, iat_ms, exp, jti}. */
public final class UserTokens {
    /** How long a platform token is good. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    /** When it was issued, in milliseconds: {@code iat} has seconds, and a sign-out falls between two of them. */
    static final String ISSUED_AT_MS = "iat_ms";

    private final SecretKey key;
    private final Clock clock;

    UserTokens(SecretKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    public String issue(PlatformUser user) {
        var now = clock.instant();
        return Jwts.builder()
                .id(UUID.randomUUID().toString())
                .claim("user_id", user.userId())
                .claim("username", user.username())
                .claim("roles", user.roles().stream().map(Role::claim).sorted().toList())
                .issuedAt(Date.from(now))
                .claim(ISSUED_AT_MS, now.toEpochMilli())
                .expiration(Date.from(now.plus(LIFETIME)))
                .signWith(key, Jwts.SIG.HS256)
                .compact();
    }
}
