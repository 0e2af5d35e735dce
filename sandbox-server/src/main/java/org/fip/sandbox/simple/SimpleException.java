package org.fip.sandbox.simple;

/** An answer other than 200: {@code {"error":…}}. */
final class SimpleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    SimpleException(int status, String error) {
        super(error);
        this.status = status;
        this.error = error;
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }
}
