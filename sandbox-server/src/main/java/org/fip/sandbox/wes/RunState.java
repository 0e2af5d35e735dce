package org.fip.sandbox.wes;

import org.fip.sandbox.job.Job;
import org.fip.sandbox.pipeline.InputStaging;

/** The states of a run, in the order in which Sapporo lists them; the last two are its own. */
enum RunState {
    UNKNOWN,
    QUEUED,
    INITIALIZING,
    RUNNING,
    PAUSED,
    COMPLETE,
    EXECUTOR_ERROR,
    SYSTEM_ERROR,
    CANCELED,
    CANCELING,
    PREEMPTED,
    DELETED,
    DELETING;

    static RunState of(Job job) {
        return switch (job.state()) {
            case WAITING -> QUEUED;
            case RUNNING -> staging(job) ? INITIALIZING : RUNNING;
            case EXPORTING -> RUNNING;
            case SUCCESS, RETIRED -> job.settled() ? COMPLETE : RUNNING;
            case FAILED, DEAD -> job.endedByServer() ? SYSTEM_ERROR : EXECUTOR_ERROR;
            case CANCELLED -> job.settled() ? CANCELED : CANCELING;
            case DELETED -> DELETED;
        };
    }

    /** Whether a job is before its first task: it is bringing its input together. */
    private static boolean staging(Job job) {
        return job.steps().isEmpty() || job.steps().getLast().name().equals(InputStaging.NAME);
    }
}
