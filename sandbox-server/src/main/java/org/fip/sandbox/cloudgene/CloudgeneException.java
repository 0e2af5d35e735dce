package org.fip.sandbox.cloudgene;

/** An answer other than 200, in one of the two shapes that Cloudgene 3 has. */
final class CloudgeneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String text;
    private final boolean fromFramework;

    private CloudgeneException(int status, String text, boolean fromFramework) {
        super(text);
        this.status = status;
        this.text = text;
        this.fromFramework = fromFramework;
    }

    /** An error of the application: {@code {"message":…,"success":false}}. */
    static CloudgeneException application(int status, String text) {
        return new CloudgeneException(status, text, false);
    }

    /** An error of the framework below it, a HAL document. */
    static CloudgeneException framework(int status, String text) {
        return new CloudgeneException(status, text, true);
    }

    static CloudgeneException unauthorized() {
        return framework(401, "Unauthorized");
    }

    static CloudgeneException forbidden() {
        return framework(403, "Forbidden");
    }

    int status() {
        return status;
    }

    String text() {
        return text;
    }

    boolean fromFramework() {
        return fromFramework;
    }
}
