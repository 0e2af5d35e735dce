package org.fip.job.state;

/** One short piece of outside work. No thread waits for an external job between two of them. */
public enum JobStep {
    /** Send the files to the external server, once. */
    SUBMIT,
    /** Ask how it is going. */
    POLL,
    /** Fetch, check and store the results. */
    HARVEST,
    /** Stop it there, then here. */
    CANCEL
}
