package org.fip.job.state;

import java.util.Locale;

/** How much a step asks of a worker. Each kind has workers of its own, so that no question waits behind an upload. */
public enum Effort {
    /** Moves files: minutes to hours. */
    TRANSFER,
    /** A few requests: seconds. */
    QUESTION;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
