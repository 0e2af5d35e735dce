package org.fip.job.store;

import java.util.Locale;

/** A sentence for the job's history; remote texts are sanitised before they come here. */
public record Note(Kind kind, String message) {
    /** How serious it is. */
    public enum Kind {
        INFO,
        WARNING,
        ERROR;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Note info(String message) {
        return new Note(Kind.INFO, message);
    }

    public static Note warning(String message) {
        return new Note(Kind.WARNING, message);
    }

    public static Note error(String message) {
        return new Note(Kind.ERROR, message);
    }
}
