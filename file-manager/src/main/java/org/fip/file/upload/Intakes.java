package org.fip.file.upload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers intakes between the requests of an upload, the latest of them. One that is forgotten, or that another process
 * has, costs reading again what is stored.
 */
final class Intakes {
    private static final int AT_MOST = 200;

    private final Map<UUID, Intake> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Intake> eldest) {
            return size() > AT_MOST;
        }
    };

    synchronized void keep(UUID uploadId, Intake intake) {
        kept.put(uploadId, intake);
    }

    /** An intake that has seen no more than {@code received} bytes; it is the caller's now. */
    synchronized Optional<Intake> take(UUID uploadId, long received) {
        return Optional.ofNullable(kept.remove(uploadId)).filter(i -> i.position() <= received);
    }

    synchronized void forget(UUID uploadId) {
        kept.remove(uploadId);
    }
}
