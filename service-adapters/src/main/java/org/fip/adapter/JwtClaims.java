package org.fip.adapter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.fip.adapter.Outcome.TokenFault;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What a token tells without being asked when it is a JWT: whose it is, and its end, {@code exp} in seconds or, with Cloudgene
 * 2, {@code expire} in milliseconds. Nothing is verified here; it only helps people.
 */
public record JwtClaims(String username, @Nullable Instant expiresAt) {

    public static Optional<JwtClaims> of(ApiToken token) {
        String[] parts = token.value().split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return ForeignJson.read(payload).map(JwtClaims::of);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static JwtClaims of(ForeignJson payload) {
        Long seconds = payload.at("exp").number();
        if (seconds != null && seconds > 0 && seconds < Instant.MAX.getEpochSecond()) {
            return new JwtClaims(username(payload), Instant.ofEpochSecond(seconds));
        }
        return new JwtClaims(username(payload), payload.at("expire").instant());
    }

    private static String username(ForeignJson payload) {
        return PlainText.line(
                payload.at("preferred_username")
                        .text(payload.at("username").text(payload.at("sub").text(""))),
                100);
    }

    /** Why a server that rejected this token probably did so. */
    public static TokenFault faultOf(ApiToken token, Instant now) {
        Optional<JwtClaims> claims = of(token);
        if (claims.isEmpty()) {
            return TokenFault.INVALID;
        }
        Instant end = claims.get().expiresAt();
        return end != null && end.isBefore(now) ? TokenFault.EXPIRED : TokenFault.REPLACED;
    }
}
