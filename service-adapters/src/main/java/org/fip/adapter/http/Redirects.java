package org.fip.adapter.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/** Where a redirect leads, and who may be told the token there. */
public final class Redirects {

    private Redirects() {}

    /** The target when the answer is a redirect with a usable http(s) location. */
    static Optional<URI> target(URI from, HttpResponse response) {
        int status = response.getCode();
        Header location = response.getFirstHeader("Location");
        if (location == null || !((status >= 301 && status <= 303) || status == 307 || status == 308)) {
            return Optional.empty();
        }
        try {
            URI to = from.resolve(location.getValue().strip());
            boolean usable = to.getHost() != null && isHttp(to) && to.getUserInfo() == null;
            return usable ? Optional.of(to) : Optional.empty();
        } catch (IllegalArgumentException notAUri) {
            return Optional.empty();
        }
    }

    /** Same origin, or the same host's move from plain http to https on the standard ports. */
    public static boolean sameServer(URI from, URI to) {
        if (!from.getHost().equalsIgnoreCase(to.getHost())) {
            return false;
        }
        boolean sameScheme = from.getScheme().equalsIgnoreCase(to.getScheme());
        return (sameScheme && port(from) == port(to)) || (port(from) == 80 && isSecure(to) && port(to) == 443);
    }

    static boolean losesTls(URI from, URI to) {
        return isSecure(from) && !isSecure(to);
    }

    private static boolean isHttp(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https");
    }

    private static boolean isSecure(URI uri) {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return isSecure(uri) ? 443 : 80;
    }
}
