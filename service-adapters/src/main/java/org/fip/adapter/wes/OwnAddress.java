package org.fip.adapter.wes;

import java.net.URI;
import java.util.regex.Pattern;

/** A server that does not know its own name writes the one it was configured with, often localhost. */
final class OwnAddress {
    private static final Pattern LOCAL = Pattern.compile("(?i)localhost|0\\.0\\.0\\.0|127(\\.\\d{1,3}){3}|\\[::1?]");

    private OwnAddress() {}

    /** The address with the name under which the server is reached, where it means the server's own API. */
    static URI reachable(URI written, URI api) {
        String path = written.getRawPath() == null ? "" : written.getRawPath();
        String root = api.getRawPath() == null ? "" : api.getRawPath();
        boolean own = root.isEmpty()
                ? path.startsWith("/runs/")
                        && LOCAL.matcher(String.valueOf(written.getHost())).matches()
                : path.startsWith(root + "/");
        if (!own) {
            return written;
        }
        String query = written.getRawQuery() == null ? "" : "?" + written.getRawQuery();
        return URI.create(api.getScheme() + "://" + api.getRawAuthority() + path + query);
    }
}
