package org.fip.adapter.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.fip.adapter.Outcome;

/** Says in a sentence of our own why a request failed: the libraries' texts may hold whole URLs, and URLs may be secrets. */
final class TransportFault {

    private TransportFault() {}

    /** {@code mayHaveArrived}: whether the request changes state and was sent as a whole, as far as we can know. */
    static <T> Outcome<T> outcome(URI uri, IOException e, boolean mayHaveArrived) {
        String host = uri.getHost();
        return switch (e) {
            case AddressGuard.ForbiddenAddressException _ ->
                new Outcome.Refused<>(host + " is an address inside the platform's own network, which is not allowed.");
            case UnknownHostException _ -> unreachable("The host name " + host + " is not known.", false);
            case ConnectTimeoutException _ -> unreachable("No connection to " + host + " in time.", false);
            case ConnectException _ -> unreachable(host + " does not accept connections.", false);
            case NoRouteToHostException _ -> unreachable("There is no way to " + host + ".", false);
            case ConnectionRequestTimeoutException _ -> unreachable("Too many open requests to " + host + ".", false);
            case SSLException _ -> unreachable("No trustworthy TLS connection to " + host + ".", mayHaveArrived);
            case SocketTimeoutException _ -> unreachable(host + " did not answer in time.", mayHaveArrived);
            case InterruptedIOException _ ->
                unreachable("The request to " + host + " was interrupted.", mayHaveArrived);
            default -> unreachable("The connection to " + host + " broke.", mayHaveArrived);
        };
    }

    private static <T> Outcome<T> unreachable(String reason, boolean mayHaveArrived) {
        return new Outcome.Unreachable<>(reason, mayHaveArrived, null);
    }
}
