package org.fip.adapter;

/** One thing that the server said about a job's step, as plain text without secrets. */
public record RemoteMessage(Kind kind, String step, String text) {

    /** What the server means by it. */
    public enum Kind {
        INFO,
        WARNING,
        ERROR,
        /** Still going on. */
        PROGRESS
    }
}
