package org.fip.sandbox.wes;

/** A refusal; rendered as {@code {"msg", "status_code"}}. */
final class WesException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    WesException(int status, String reason) {
        super(reason);
        this.status = status;
    }

    int status() {
        return status;
    }
}
