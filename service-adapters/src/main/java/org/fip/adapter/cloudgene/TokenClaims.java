package org.fip.adapter.cloudgene;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.fip.adapter.ApiToken;
import org.fip.adapter.Outcome.TokenFault;
import org.fip.adapter.foreign.ForeignJson;
import org.jspecify.annotations.Nullable;

/**
 * What a Cloudgene token tells without being asked: it is a JWT whose {@code exp} (version 3, seconds) or {@code expire}
 * (version 2, milliseconds) is its end. Nothing is verified here; it only helps to say why a server rejected it.
 */
record TokenClaims(@Nullable Instant expiresAt) {

    static Optional<TokenClaims> of(ApiToken token) {
        String[] parts = token.value().split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return ForeignJson.read(payload).map(TokenClaims::of);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static TokenClaims of(ForeignJson payload) {
        Long seconds = payload.at("exp").number();
        if (seconds != null && seconds > 0 && seconds < Instant.MAX.getEpochSecond()) {
            return new TokenClaims(Instant.ofEpochSecond(seconds));
        }
        return new TokenClaims(payload.at("expire").instant());
    }

    /** Why a server that rejected this token probably did so. */
    static TokenFault faultOf(ApiToken token, Instant now) {
        Optional<TokenClaims> claims = of(token);
        if (claims.isEmpty()) {
            return TokenFault.INVALID;
        }
        Instant end = claims.get().expiresAt();
        return end != null && end.isBefore(now) ? TokenFault.EXPIRED : TokenFault.REPLACED;
    }
}
