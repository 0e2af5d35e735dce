package org.fip.file.preflight;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a VCF was packed when it came. */
public enum Packing {
    /** Blocks of gzip that can be read from any point (SAM specification, section 4.1); what servers want. */
    BLOCK_GZIP,
    GZIP,
    PLAIN;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
