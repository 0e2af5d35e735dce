package org.fip.monitoring.probe;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.util.Locale;

/** Asks one part whether it works. */
public interface Probe {
    /** The part's name. */
    String name();

    Kind kind();

    /** Whether the platform as a whole is down without it, rather than only lacking something. */
    boolean essential();

    /**
     * Returns when the part works; throws whatever comes when it does not. Only the words of a {@link PartDownException} are
     * shown to people.
     */
    void ask() throws IOException, InterruptedException;

    /** What sort of part it is. */
    enum Kind {
        SERVICE,
        DATABASE,
        CACHE,
        BROKER,
        MAIL;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
