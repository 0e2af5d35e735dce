package org.fip.common.test;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fip.common.security.Role;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Keys of all services and tokens of any caller, good for this test run. */
public final class TestIdentity {
    public static final String JWT_SECRET = "9vXw2Lq7Zr4TnB8mKc1YpD6sHf3GjE5a";
    private static final List<String> SERVICES = List.of(
            "gateway",
            "user-service",
            "service-registry",
            "job-processor",
            "job-worker",
            "file-manager",
            "notification-service",
            "monitoring-service");
    private static final Map<String, KeyPair> KEYS = new LinkedHashMap<>();
    private static final Path FOLDER;

    static {
        try {
            FOLDER = Files.createTempDirectory("fip-test-identity");
            for (var service : SERVICES) {
                var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                KEYS.put(service, pair);
                write(service + ".key", pair.getPrivate().getEncoded());
                write(service + ".pub", pair.getPublic().getEncoded());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestIdentity() {}

    /** Gives the service under test its key, the others' public keys and the platform's token secret. */
    public static void register(DynamicPropertyRegistry registry, String service) {
        registry.add("fip.jwt.secret", () -> JWT_SECRET);
        registry.add(
                "fip.identity.private-key-file",
                () -> FOLDER.resolve(service + ".key").toString());
        registry.add("fip.identity.public-keys-dir", FOLDER::toString);
    }

    /** A user's platform token as an {@code Authorization} header value. */
    public static String bearer(long userId, String username, Role... roles) {
        var now = Instant.now();
        return "Bearer "
                + Jwts.builder()
                        .id(UUID.randomUUID().toString())
                        .claim("user_id", userId)
                        .claim("username", username)
                        .claim("roles", Arrays.stream(roles).map(Role::claim).toList())
                        .issuedAt(Date.from(now))
                        .claim("iat_ms", now.toEpochMilli())
                        .expiration(Date.from(now.plusSeconds(3600)))
                        .signWith(Keys.hmacShaKeyFor(JWT_SECRET.getBytes(StandardCharsets.UTF_8)), Jwts.SIG.HS256)
                        .compact();
    }

    /** A service's token for another service as an {@code Authorization} header value. */
    public static String serviceBearer(String from, String to) {
        var key = KEYS.get(from);
        if (key == null) {
            throw new IllegalArgumentException("No such service: " + from);
        }
        var now = Instant.now();
        return "Bearer "
                + Jwts.builder()
                        .header()
                        .keyId(from)
                        .and()
                        .issuer(from)
                        .audience()
                        .add(to)
                        .and()
                        .issuedAt(Date.from(now))
                        .expiration(Date.from(now.plusSeconds(60)))
                        .signWith(key.getPrivate(), Jwts.SIG.EdDSA)
                        .compact();
    }

    private static void write(String name, byte[] der) throws IOException {
        Files.writeString(
                FOLDER.resolve(name),
                "-----BEGIN KEY-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END KEY-----\n");
    }
}
