package org.fip.common.security;

import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;

/**
 * Makes the token by which this service proves to another who it is. Each service signs with a key of its own, so that
 * one that is broken into cannot speak as another.
 */
public final class ServiceTokens {
    static final long LIFETIME_SECONDS = 60;
    static final Duration LIFETIME = Duration.ofSeconds(LIFETIME_SECONDS);

    private final String self;
    private final PrivateKey key;
    private final Clock clock;

    ServiceTokens(String self, PrivateKey key, Clock clock) {
        this.self = self;
        this.key = key;
        this.clock = clock;
    }

    /** A token for one target service, good for {@value #LIFETIME_SECONDS} seconds. */
    public String forService(String target) {
        var now = clock.instant();
        return Jwts.builder()
                .header()
                .keyId(self)
                .and()
                .issuer(self)
                .audience()
                .add(target)
                .and()
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFETIME)))
                .signWith(key, Jwts.SIG.EdDSA)
                .compact();
    }
}
