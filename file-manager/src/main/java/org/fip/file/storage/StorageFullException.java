package org.fip.file.storage;

import java.io.IOException;

/** There is no room. */
public final class StorageFullException extends IOException {
    private static final long serialVersionUID = 1L;

    StorageFullException(Throwable cause) {
        super("The storage is full", cause);
    }
}
