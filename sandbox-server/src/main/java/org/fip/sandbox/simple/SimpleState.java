package org.fip.sandbox.simple;

import java.util.Locale;
import org.fip.sandbox.job.JobState;

/** The dialect's words for the states of a job. */
enum SimpleState {
    WAITING,
    RUNNING,
    SUCCESS,
    ERROR,
    CANCELED;

    static SimpleState of(JobState state) {
        return switch (state) {
            case WAITING -> WAITING;
            case RUNNING, EXPORTING -> RUNNING;
            case SUCCESS, RETIRED -> SUCCESS;
            case FAILED, DEAD -> ERROR;
            case CANCELLED, DELETED -> CANCELED;
        };
    }

    /** As it is written. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
