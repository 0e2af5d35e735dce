package org.fip.gateway.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.fip.common.security.PlatformUser;
import org.fip.gateway.GatewaySettings;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Whose requests are counted together, and how many they may be.
 *
 * @param key the Redis key
 */
record Allowance(String key, int perMinute) {
    private static final Pattern SIGN_IN = Pattern.compile("(/api)?/auth/(login|register)");

    static Allowance of(HttpServletRequest request, GatewaySettings.Limits limits) {
        if (SIGN_IN.matcher(request.getRequestURI()).matches()) {
            return new Allowance("fip:rate:signin:" + request.getRemoteAddr(), limits.signInPerAddress());
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof PlatformUser user
                ? new Allowance("fip:rate:user:" + user.userId(), limits.perUser())
                : new Allowance("fip:rate:address:" + request.getRemoteAddr(), limits.perAddress());
    }
}
