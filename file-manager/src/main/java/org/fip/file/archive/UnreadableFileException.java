package org.fip.file.archive;

import java.io.IOException;
import java.util.UUID;

/** A file that should go into an archive does not open, or not to its end. */
public final class UnreadableFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final UUID file;
    private final String name;
    private final IOException reason;

    UnreadableFileException(UUID file, String name, IOException reason) {
        super(reason);
        this.file = file;
        this.name = name;
        this.reason = reason;
    }

    public UUID file() {
        return file;
    }

    /** As the archive would have called it. */
    public String name() {
        return name;
    }

    public IOException reason() {
        return reason;
    }
}
