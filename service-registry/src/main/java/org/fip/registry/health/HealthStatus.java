package org.fip.registry.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.slf4j.event.Level;

/** How a service is. */
public enum HealthStatus {
    UP,
    DOWN,
    /** It answers, and says that it takes no work. */
    MAINTENANCE,
    /** Not checked yet. */
    UNKNOWN;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How loudly the log tells of a service that got here. */
    public Level level() {
        return this == UP ? Level.INFO : Level.WARN;
    }

    static HealthStatus ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
