package org.fip.worker.client;

import java.io.IOException;
import java.util.UUID;

/** An input file that its owner has deleted since the job was accepted: it will not come back. */
public final class InputDeletedException extends IOException {
    private static final long serialVersionUID = 1L;

    InputDeletedException(UUID fileId) {
        super("file-manager no longer has file " + fileId);
    }

    InputDeletedException() {
        super("file-manager no longer has a file of the input");
    }

    /** Whether that is what lies behind a failure, through all that wrapped it. */
    public static boolean isBehind(Throwable failure) {
        for (var e = failure; e != null; e = e.getCause()) {
            if (e instanceof InputDeletedException) {
                return true;
            }
        }
        return false;
    }
}
