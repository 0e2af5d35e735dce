package org.fip.adapter.cloudgene;

import java.util.Map;
import org.fip.adapter.ApiToken;
import org.jspecify.annotations.Nullable;

/** How Cloudgene wants the token; it does not take {@code Authorization: Bearer}. */
final class TokenHeader {

    private TokenHeader() {}

    static Map<String, String> of(@Nullable ApiToken token) {
        return token == null ? Map.of() : Map.of("X-Auth-Token", token.value());
    }
}
