package org.fip.file.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.fip.file.storage.StorageFullException;
import org.fip.file.storage.StorageUnavailableException;

/** Says what a failure of the storage means to whoever sends bytes. */
final class Trouble {
    private Trouble() {}

    static FileProblem of(IOException e) {
        return switch (e) {
            case StorageFullException full -> new FileProblem.StorageFull();
            case StorageUnavailableException away -> new FileProblem.StorageUnavailable();
            default -> throw new UncheckedIOException(e);
        };
    }
}
