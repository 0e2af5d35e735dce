package org.fip.job.state;

/** One short piece of outside work. No thread waits for an external job between two of them. */
public enum JobStep {
    /** Send the files to the external server, once. */
    SUBMIT(Effort.TRANSFER),
    /** Ask how it is going. */
    POLL(Effort.QUESTION),
    /** Fetch, check and store the results. */
    HARVEST(Effort.TRANSFER),
    /** Stop it there, then here. */
    CANCEL(Effort.QUESTION);

    private final Effort effort;

    JobStep(Effort effort) {
        this.effort = effort;
    }

    public Effort effort() {
        return effort;
    }
}
