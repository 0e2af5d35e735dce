package org.fip.job.state;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/** Where a job stands, as its owner sees it. */
public enum JobStatus {
    /** Its files are being uploaded. */
    PENDING,
    /** Waits for a worker, or in the external server's queue. */
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static JobStatus ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /** Whether a job may go from here to there; staying is always allowed, leaving a final state never. */
    public boolean canBecome(JobStatus next) {
        return next == this
                || switch (this) {
                    case PENDING -> Set.of(QUEUED, FAILED, CANCELLED).contains(next);
                    // A short remote job may be over before it was ever seen running; a restarted one waits again.
                    case QUEUED -> Set.of(RUNNING, COMPLETED, FAILED, CANCELLED).contains(next);
                    case RUNNING -> Set.of(QUEUED, COMPLETED, FAILED, CANCELLED).contains(next);
                    case COMPLETED, FAILED, CANCELLED -> false;
                };
    }
}
