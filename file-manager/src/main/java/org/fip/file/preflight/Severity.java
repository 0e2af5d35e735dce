package org.fip.file.preflight;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a finding does to a job. */
public enum Severity {
    /** The server would end the job. */
    ERROR,
    /** The server would go on without these variants or regions, or something looks wrong. */
    WARNING,
    /** Good to know. */
    INFO;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
