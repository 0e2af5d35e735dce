package org.fip.adapter;

/** Where a job stands on an external server, in words that all dialects share. */
public enum RemoteState {
    QUEUED(false),
    RUNNING(false),
    /** Computed, results are being registered. */
    EXPORTING(false),
    SUCCEEDED(true),
    FAILED(true),
    CANCELLED(true),
    /** Finished some time ago; its files are gone. */
    RETIRED(true),
    /** The server was restarted under it; it goes on only after {@link ImputationServer#restart}. */
    DEAD(false),
    /** A word of the server that we don't know: keep the last state and ask again. */
    UNKNOWN(false);

    private final boolean terminal;

    RemoteState(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether the job will never change again. */
    public boolean isTerminal() {
        return terminal;
    }
}
