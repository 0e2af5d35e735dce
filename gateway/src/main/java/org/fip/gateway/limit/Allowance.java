package org.fip.gateway.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
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
    private static final Pattern LINK = Pattern.compile("(/api)?/files/(download|inputs|exports)/([^/]+)");
    private static final Pattern UPLOAD = Pattern.compile("(/api)?/files/uploads/[^/]+");

    /** Every allowance that the request uses up, in the order in which to ask. */
    static List<Allowance> of(HttpServletRequest request, GatewaySettings.Limits limits) {
        var path = request.getRequestURI();
        var address = request.getRemoteAddr();
        if (SIGN_IN.matcher(path).matches()) {
            return List.of(new Allowance("fip:rate:signin:" + address, limits.signInPerAddress()));
        }
        var link = LINK.matcher(path);
        if (link.matches()) {
            // An institute behind one address may have many. The address comes first: invented links do not fill Redis.
            return List.of(
                    new Allowance("fip:rate:links:" + address, limits.linksPerAddress()),
                    new Allowance("fip:rate:link:" + sha256(link.group(3)), limits.perLink()));
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof PlatformUser user) {
            return List.of(
                    isPiece(request)
                            ? new Allowance("fip:rate:pieces:" + user.userId(), limits.piecesPerUser())
                            : new Allowance("fip:rate:user:" + user.userId(), limits.perUser()));
        }
        return List.of(new Allowance("fip:rate:address:" + address, limits.perAddress()));
    }

    /** Brings bytes of an upload, of which a file may need thousands. */
    private static boolean isPiece(HttpServletRequest request) {
        var method = request.getMethod();
        var isPatch = method.equals("PATCH")
                || method.equals("POST") && "PATCH".equalsIgnoreCase(request.getHeader("X-HTTP-Method-Override"));
        return isPatch && UPLOAD.matcher(request.getRequestURI()).matches();
    }

    // The link itself is a permission, and does not belong into Redis.
    private static String sha256(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
