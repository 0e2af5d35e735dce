package org.fip.monitoring.probe;

import java.io.IOException;

/** What is wrong with a part, in words that everybody may read. */
public final class PartDownException extends IOException {
    private static final long serialVersionUID = 1L;

    PartDownException(String words) {
        super(words);
    }

    PartDownException(String words, Throwable cause) {
        super(words, cause);
    }

    /** The words; never null, unlike {@link #getMessage}. */
    public String words() {
        var words = getMessage();
        return words == null ? "Does not work" : words;
    }
}
