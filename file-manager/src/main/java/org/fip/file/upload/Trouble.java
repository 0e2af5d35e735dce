package org.fip.file.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.fip.common.problem.Problem;
import org.fip.file.storage.StorageFullException;
import org.fip.file.storage.StorageUnavailable;
import org.fip.file.storage.StorageUnavailableException;

/** Says what a failure of the storage means to whoever sends bytes. */
final class Trouble {
    private Trouble() {}

    static Problem of(IOException e) {
        return switch (e) {
            case StorageFullException full -> new FileProblem.StorageFull();
            case StorageUnavailableException away ->
                new StorageUnavailable(
                        "The file cannot be stored now; what was stored before is safe",
                        "Try again in some minutes; an upload that can be resumed goes on where it stopped");
            default -> throw new UncheckedIOException(e);
        };
    }
}
