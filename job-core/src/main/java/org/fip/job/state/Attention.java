package org.fip.job.state;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a job waits although nothing is wrong with it. It goes on by itself when the reason has gone. */
public enum Attention {
    /** The external server's cap on unfinished jobs per user is reached. */
    WAITING_FOR_SLOT,
    /** The external server cannot be reached or answers nonsense. */
    SERVICE_UNAVAILABLE,
    /** The user's token there has expired or was replaced. */
    CREDENTIALS_REJECTED,
    /** The external server says that it is under maintenance. */
    REMOTE_MAINTENANCE,
    /** An external job may exist but cannot be looked for; the user decides. */
    SUBMISSION_UNCONFIRMED,
    /** The external server was asked to stop the job and has not done so yet. */
    CANCELLING;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Attention ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
