package org.fip.stack;

/**
 * Which port each part listens on, always on loopback. The processes have their documented ports; the embedded backing
 * servers stay clear of the usual ones, so that they don't collide with what a developer already runs.
 *
 * @param offset added to every port, so that a second stack can run beside the first
 */
public record Ports(int offset) {
    public static final int POSTGRES = 25432;
    public static final int REDIS = 26379;
    public static final int BROKER = 25672;
    public static final int SMTP = 22025;
    public static final int FRONTEND = 3000;
    public static final int GATEWAY = 8000;
    public static final int SANDBOX = 8010;

    public int of(int documented) {
        return documented + offset;
    }

    /** The base URL of a part by its documented port. */
    public String url(int documented) {
        return "http://127.0.0.1:" + of(documented);
    }
}
