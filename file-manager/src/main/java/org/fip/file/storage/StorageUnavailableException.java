package org.fip.file.storage;

import java.io.IOException;

/** The storage is away: a disk that is not mounted or broken, a bucket that is gone or does not answer. */
public final class StorageUnavailableException extends IOException {
    private static final long serialVersionUID = 1L;

    StorageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
