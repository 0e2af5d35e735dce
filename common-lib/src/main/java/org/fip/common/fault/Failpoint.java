package org.fip.common.fault;

import java.util.Locale;

/** Places where losing the process would hurt most. */
public enum Failpoint {
    /** job-worker: the intent is stored, nothing has been sent. */
    BEFORE_POST,
    /** job-worker: an input is being read for the external server. */
    MID_UPLOAD,
    /** job-worker: the external server took the job, its id is not stored. */
    AFTER_POST,
    /** job-worker: one output is stored, the next is not. */
    MID_HARVEST,
    /** job-worker: the step is done outside, its outcome is not committed. */
    BEFORE_OUTCOME,
    /** job-worker: the outcome is committed, the next step is not in the queue. */
    AFTER_STEP_COMMIT,
    /** job-processor: the pending row and one file are stored. */
    MID_INTAKE,
    /** job-processor: the job is committed as queued, its first step is not in the queue. */
    AFTER_JOB_COMMIT,
    /** Whoever sends a job's events: they are claimed, none is sent. */
    BEFORE_PUBLISH,
    /** Whoever sends a job's events: the broker has one, its row does not say so. */
    AFTER_PUBLISH,
    /** file-manager: half of a file is on disk. */
    MID_STORE,
    /** file-manager: a file is on disk, its row is not committed. */
    AFTER_STORE;

    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
