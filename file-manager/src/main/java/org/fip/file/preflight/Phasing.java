package org.fip.file.preflight;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a server phases genotypes before it imputes. */
public enum Phasing {
    EAGLE,
    BEAGLE,
    /** Not at all: they have to be phased already. */
    NO_PHASING;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
