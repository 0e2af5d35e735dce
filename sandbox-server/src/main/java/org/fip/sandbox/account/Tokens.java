package org.fip.sandbox.account;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKey;
import org.fip.sandbox.storage.JsonFile;

/**
 * The two kinds of tokens: access tokens from a login (a day), and API tokens, of which an account has one at a time: a
 * new one makes the old one worthless. The signing key is made at the first start and kept beside the accounts.
 */
public final class Tokens {

    /** How long an access token lives. */
    public static final Duration ACCESS_LIFETIME = Duration.ofDays(1);

    private static final String TYPE = "token_type";
    private static final String API = "api";
    private static final String USERNAME = "username";
    private static final String EXPIRE = "expire";
    private static final String API_HASH = "api_hash";
    private static final Duration NEVER = Duration.ofSeconds(1L << 31);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** How an API token's claims are laid out. */
    public enum ApiClaims {
        /** Standard claims beside the account's, as Cloudgene 3 has them. */
        STANDARD,
        /** Only the account's, with the end in milliseconds as {@code expire}, as Cloudgene 2 has them. */
        EXPIRE_MILLIS
    }

    /** What a token turned out to be. */
    public sealed interface Check {}

    /**
     * It is good.
     *
     * @param api whether it is an API token, which may do less
     */
    public record Valid(Account account, boolean api, Instant expires) implements Check {}

    /** It is missing, damaged, forged or expired. */
    public record Invalid() implements Check {}

    /** It was good once, but was revoked or replaced. */
    public record Revoked() implements Check {}

    private final SecretKey key;
    private final Accounts accounts;
    private final Clock clock;

    public Tokens(Path keyFile, Accounts accounts, Clock clock) throws IOException {
        if (!Files.exists(keyFile)) {
            byte[] fresh = new byte[32];
            RANDOM.nextBytes(fresh);
            JsonFile.writeBytes(keyFile, fresh);
        }
        this.key = Keys.hmacShaKeyFor(Files.readAllBytes(keyFile));
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A token for a session. */
    public String access(Account account) {
        Instant now = clock.instant();
        return Jwts.builder()
                .subject(account.username())
                .claim("roles", List.of(account.admin() ? "Admin" : "User"))
                .claim(TYPE, "ACCESS_TOKEN")
                .issuedAt(Date.from(now))
                .notBefore(Date.from(now))
                .expiration(Date.from(now.plus(ACCESS_LIFETIME)))
                .signWith(key, Jwts.SIG.HS256)
                .compact();
    }

    /**
     * A new API token, which replaces the account's old one.
     *
     * @param days how long it lives; negative for ever, 0 expired at once
     * @param claims how it is laid out; it opens the same whichever way that is
     */
    public String newApiToken(Account account, int days, ApiClaims claims) {
        Instant now = clock.instant();
        Instant expires = now.plus(days < 0 ? NEVER : Duration.ofDays(days));
        byte[] random = new byte[15];
        RANDOM.nextBytes(random);
        String hash = HexFormat.of().formatHex(random);
        accounts.update(account.username(), old -> old.withApiToken(hash, expires.toEpochMilli()));
        JwtBuilder token = Jwts.builder()
                .claim(USERNAME, account.username())
                .claim("name", account.fullName())
                .claim("mail", account.mail())
                .claim(API, true)
                .claim(API_HASH, hash);
        switch (claims) {
            case STANDARD ->
                token.subject(account.username())
                        .claim(TYPE, "API_TOKEN")
                        .issuedAt(Date.from(now))
                        .notBefore(Date.from(now))
                        .expiration(Date.from(expires));
            case EXPIRE_MILLIS -> token.claim(EXPIRE, expires.toEpochMilli());
        }
        return token.signWith(key, Jwts.SIG.HS256).compact();
    }

    public void revokeApiToken(Account account) {
        accounts.update(account.username(), old -> old.withApiToken(null, 0));
    }

    /** Looks at a token from outside. */
    public Check check(String token) {
        Claims claims;
        try {
            claims = Jwts.parser()
                    .clock(() -> Date.from(clock.instant()))
                    .verifyWith(key)
                    .build()
                    .parseSignedClaims(token)
                    .getPayload();
        } catch (JwtException | IllegalArgumentException e) {
            return new Invalid();
        }
        Instant expires = expires(claims);
        if (!expires.isAfter(clock.instant())) {
            return new Invalid();
        }
        String username = claims.getSubject() == null ? claims.get(USERNAME, String.class) : claims.getSubject();
        Account account = username == null ? null : accounts.find(username);
        if (account == null) {
            return new Revoked();
        }
        boolean api = Boolean.TRUE.equals(claims.get(API));
        if (api && !String.valueOf(claims.get(API_HASH)).equals(account.apiHash())) {
            return new Revoked();
        }
        return new Valid(account, api, expires);
    }

    private static Instant expires(Claims claims) {
        if (claims.getExpiration() != null) {
            return claims.getExpiration().toInstant();
        }
        return claims.get(EXPIRE) instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : Instant.EPOCH;
    }
}
