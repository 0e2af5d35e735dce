package org.fip.common.security;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.LocatorAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Tells from a bearer token who calls: a user (HS256) or a service (Ed25519). */
public final class TokenVerifier {
    private static final Pattern SERVICE_NAME = Pattern.compile("[a-z][a-z-]{1,40}");

    private final String self;
    private final @Nullable Path publicKeys;
    private final Map<String, PublicKey> known = new ConcurrentHashMap<>();
    private final JwtParser parser;

    TokenVerifier(String self, SecretKey userKey, @Nullable Path publicKeys, Clock clock) {
        this.self = self;
        this.publicKeys = publicKeys;
        this.parser = Jwts.parser()
                .clock(() -> Date.from(clock.instant()))
                .clockSkewSeconds(10)
                .keyLocator(new KeyByAlgorithm(userKey))
                .build();
    }

    /**
     * Who calls.
     *
     * @param principal a {@link PlatformUser} or a {@link CallingService}
     * @param token of a user
     */
    record Caller(Object principal, @Nullable UserToken token) {}

    /** Empty when the token is malformed, expired, forged, or meant for another service. */
    Optional<Caller> caller(String token) {
        try {
            var jws = parser.parseSignedClaims(token);
            var header = jws.getHeader();
            return Jwts.SIG.HS256.getId().equals(header.getAlgorithm())
                    ? user(jws.getPayload())
                    : service(header, jws.getPayload());
        } catch (JwtException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Caller> user(Claims claims) {
        var id = claims.get("user_id", Number.class);
        var name = claims.get("username", String.class);
        if (id == null || name == null || claims.getExpiration() == null) {
            return Optional.empty();
        }
        Collection<?> roles = claims.get("roles") instanceof Collection<?> c ? c : List.of();
        return Optional.of(new Caller(
                new PlatformUser(
                        id.longValue(),
                        name,
                        roles.stream().map(r -> Role.ofClaim(r.toString())).collect(Collectors.toUnmodifiableSet())),
                new UserToken(
                        Objects.requireNonNullElse(claims.getId(), ""),
                        id.longValue(),
                        issuedAt(claims),
                        claims.getExpiration().toInstant())));
    }

    private static Instant issuedAt(Claims claims) {
        var exact = claims.get(UserTokens.ISSUED_AT_MS, Number.class);
        var seconds = claims.getIssuedAt();
        return exact != null
                ? Instant.ofEpochMilli(exact.longValue())
                : seconds != null ? seconds.toInstant() : Instant.EPOCH;
    }

    private Optional<Caller> service(JwsHeader header, Claims claims) {
        var name = claims.getIssuer();
        var forMe = claims.getAudience() != null && claims.getAudience().contains(self);
        return name != null && name.equals(header.getKeyId()) && forMe && claims.getExpiration() != null
                ? Optional.of(new Caller(new CallingService(name), null))
                : Optional.empty();
    }

    private @Nullable PublicKey serviceKey(@Nullable String name) {
        if (publicKeys == null || name == null || !SERVICE_NAME.matcher(name).matches()) {
            return null;
        }
        var file = publicKeys.resolve(name + ".pub");
        return known.computeIfAbsent(name, n -> Files.isReadable(file) ? KeyFiles.publicKey(file) : null);
    }

    // The algorithm decides the key, so that a token cannot choose to be checked by a key of the wrong kind.
    private final class KeyByAlgorithm extends LocatorAdapter<Key> {
        private final SecretKey userKey;

        KeyByAlgorithm(SecretKey userKey) {
            this.userKey = userKey;
        }

        @Override
        protected @Nullable Key locate(JwsHeader header) {
            return switch (header.getAlgorithm()) {
                case "HS256" -> userKey;
                case "EdDSA" -> serviceKey(header.getKeyId());
                default -> null;
            };
        }
    }
}
