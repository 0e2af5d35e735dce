package org.fip.adapter.wes;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Servers put into {@code stdout} and {@code stderr} an address, a relative address, a path, or the text itself. */
final class LogText {

    private LogText() {}

    /** Where the log can be read; {@code runAddress} is the address of the run, whose host is the reachable one. */
    static Optional<URI> address(String value, URI api, String runId) {
        String text = value.strip();
        if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
            return Optional.empty();
        }
        try {
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.startsWith("http://") || lower.startsWith("https://")) {
                return Optional.of(OwnAddress.reachable(URI.create(text), api));
            }
            if (text.startsWith("../") || text.startsWith("/ga4gh/") || text.startsWith(api.getPath() + "/")) {
                URI resolved =
                        URI.create(api + "/runs/" + WesApi.encoded(runId)).resolve(text);
                return Optional.of(resolved.normalize());
            }
        } catch (IllegalArgumentException notAnAddress) {
            // then it is text
        }
        return Optional.empty();
    }

    /** Whether it is words rather than the place of words. */
    static boolean isTextItself(String value) {
        String text = value.strip();
        if (text.isEmpty() || text.matches("(?i)[a-z][a-z0-9+.-]*://\\S*")) {
            return false;
        }
        boolean blanks = text.chars().anyMatch(Character::isWhitespace);
        return blanks || !(text.startsWith("/") || text.startsWith(".") || text.contains("/"));
    }
}
