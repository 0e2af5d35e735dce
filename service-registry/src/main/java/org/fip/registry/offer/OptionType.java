package org.fip.registry.offer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a further parameter is filled in. */
public enum OptionType {
    CHECKBOX,
    CHOICE,
    TEXT,
    NUMBER;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
