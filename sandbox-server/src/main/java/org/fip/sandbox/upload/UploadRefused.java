package org.fip.sandbox.upload;

/** A form that cannot be taken. */
public final class UploadRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    UploadRefused(int status, String reason) {
        super(reason);
        this.status = status;
        this.reason = reason;
    }

    /** The HTTP status that says so. */
    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }
}
