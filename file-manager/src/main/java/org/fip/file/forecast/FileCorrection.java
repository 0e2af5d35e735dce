package org.fip.file.forecast;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction as the API shows it.
 *
 * @param state {@code none}, {@code running}, {@code done} or {@code failed}
 * @param message why it failed
 * @param counts what was changed; null unless it is done
 * @param file null unless it is done
 */
record FileCorrection(
        long panelId,
        String state,
        String message,
        @Nullable Corrected counts,
        @Nullable CorrectedFile file) {
    static FileCorrection none(long panelId) {
        return new FileCorrection(panelId, "none", "", null, null);
    }

    /** @param fileSize bytes */
    record CorrectedFile(UUID id, String filename, long fileSize) {}
}
