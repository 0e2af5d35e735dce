package org.fip.common.request;

import jakarta.servlet.http.HttpServletRequest;

/** From where a request came to the platform: the gateway tells the services behind it. */
public final class ClientAddress {
    /** Set by the gateway alone, whatever the client has sent under this name. */
    public static final String HEADER = "X-Client-Address";

    private ClientAddress() {}

    /** The client's address, or that of the service that asks. */
    public static String of(HttpServletRequest request) {
        var told = request.getHeader(HEADER);
        return told == null ? request.getRemoteAddr() : told;
    }
}
