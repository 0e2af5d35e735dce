package org.fip.file.panelsites;

import java.time.Instant;
import java.util.List;
import org.fip.file.preflight.Build;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a panel's sites.
 *
 * @param build of their positions; null where there are none
 * @param load the last time that a list was read; null where none ever was
 */
record SiteList(
        long panelId,
        @Nullable Build build,
        List<PanelChromosome> chromosomes,
        @Nullable Load load) {
    /**
     * @param chromosome 1 to 22, X, MT
     * @param source name of the file it was read from
     */
    record PanelChromosome(String chromosome, long sites, String source, Instant loadedAt) {}

    /**
     * @param state {@code running}, {@code done} or {@code failed}
     * @param message why it failed, or what was passed over
     */
    record Load(String state, String source, String message, Instant startedAt) {}
}
