package org.fip.sandbox.pipeline;

/** The job cannot go on, for a reason that its owner is told. */
public final class PipelineException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public PipelineException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What the owner is told, HTML. */
    public String reason() {
        return reason;
    }
}
