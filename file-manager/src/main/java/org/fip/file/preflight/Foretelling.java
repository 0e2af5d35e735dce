package org.fip.file.preflight;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Knows how files agree with the sites of panels. */
public interface Foretelling {
    /** Empty where the panel's sites are not here. The first time it is begun, and not there yet. */
    Optional<Foretold> of(UUID fileId, long panelId);

    /**
     * What a panel would make of a file.
     *
     * @param missing why it is not known, or not yet; empty where it is
     * @param grave for which servers end a job unless their operators set other limits: a sentence each
     */
    record Foretold(String missing, List<String> grave) {}
}
