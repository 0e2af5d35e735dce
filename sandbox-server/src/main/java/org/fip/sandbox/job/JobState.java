package org.fip.sandbox.job;

/** The states of a job and the numbers that Cloudgene gives them. */
public enum JobState {
    WAITING(1),
    RUNNING(2),
    EXPORTING(3),
    SUCCESS(4),
    FAILED(5),
    CANCELLED(6),
    RETIRED(7),
    DELETED(10),
    /** The server was restarted while the job was unfinished; only such a job can be restarted. */
    DEAD(-1);

    private final int number;

    JobState(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** Waiting, running or exporting: it takes one of its owner's slots. */
    public boolean unfinished() {
        return this == WAITING || this == RUNNING || this == EXPORTING;
    }
}
