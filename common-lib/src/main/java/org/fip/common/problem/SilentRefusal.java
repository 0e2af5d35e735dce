package org.fip.common.problem;

import org.springframework.http.HttpStatus;

/** What is said where only a status is known: what the server or a filter has against a request can quote the request. */
final class SilentRefusal {
    private SilentRefusal() {}

    static Problem of(int status) {
        var known = HttpStatus.resolve(status);
        if (status >= 500 && known != HttpStatus.NOT_IMPLEMENTED && known != HttpStatus.HTTP_VERSION_NOT_SUPPORTED) {
            return new CommonProblem.Internal();
        }
        return new CommonProblem.Protocol(
                status,
                known == null ? "HTTP " + status : known.getReasonPhrase(),
                switch (status) {
                    case 400 ->
                        "The request cannot be read; most often an address has characters that must be encoded, or a header is too long";
                    case 405, 501 -> "This method is not known here";
                    case 431 -> "The headers of the request are too long";
                    default -> "The request was refused with the status " + status;
                });
    }
}
