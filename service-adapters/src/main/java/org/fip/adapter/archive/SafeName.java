package org.fip.adapter.archive;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names of files as strangers write them, kept only when they cannot lead out of a folder. */
public final class SafeName {

    private static final int MAX_LENGTH = 255;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}:*?\"<>|]");

    private SafeName() {}

    /** The relative path with forward slashes; empty when it is absolute, climbs, or has characters that files don't have. */
    public static Optional<String> of(String name) {
        String path = name.replace('\\', '/');
        if (path.isBlank()
                || path.length() > MAX_LENGTH
                || path.startsWith("/")
                || FORBIDDEN.matcher(path).find()) {
            return Optional.empty();
        }
        for (String part : path.split("/", -1)) {
            if (part.isBlank() || part.equals(".") || part.equals("..")) {
                return Optional.empty();
            }
        }
        return Optional.of(path);
    }
}
