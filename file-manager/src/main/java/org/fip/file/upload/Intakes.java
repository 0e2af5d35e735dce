package org.fip.file.upload;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers intakes between the requests of an upload, the latest of them. One that is forgotten, or that another process
 * has, costs reading again what is stored. What is dropped is closed: somebody else may be inspected in its place.
 */
final class Intakes {
    private static final Logger log = LoggerFactory.getLogger(Intakes.class);
    private static final int AT_MOST = 200;

    private final Map<UUID, Intake> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Intake> eldest) {
            if (size() <= AT_MOST) {
                return false;
            }
            drop(eldest.getValue());
            return true;
        }
    };

    synchronized void keep(UUID uploadId, Intake intake) {
        var before = kept.put(uploadId, intake);
        if (before != intake) {
            drop(before);
        }
    }

    /** An intake that has seen no more than {@code received} bytes; it is the caller's now. */
    synchronized Optional<Intake> take(UUID uploadId, long received) {
        var intake = kept.remove(uploadId);
        if (intake == null || intake.position() <= received) {
            return Optional.ofNullable(intake);
        }
        drop(intake);
        return Optional.empty();
    }

    synchronized void forget(UUID uploadId) {
        drop(kept.remove(uploadId));
    }

    /** Closes what nobody goes on with. */
    static void drop(@Nullable Intake intake) {
        if (intake == null) {
            return;
        }
        try {
            intake.close();
        } catch (IOException e) {
            log.warn("An upload that nobody goes on with could not be closed: {}", e.getMessage());
        }
    }
}
