package org.fip.worker.step;

/** Another worker has taken the step over, or the row was changed: whatever this one was doing no longer counts. */
final class ClaimLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
