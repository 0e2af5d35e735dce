package org.fip.sandbox.upload;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Names of files as somebody else wrote them: paths that must not lead out of their folder. */
public final class SentName {

    private SentName() {}

    /** The file of this name in a folder; folders in the name are kept, dots and oddities are not. */
    public static Optional<Path> below(Path folder, String name) {
        List<String> parts = parts(name);
        return parts.isEmpty() ? Optional.empty() : Optional.of(folder.resolve(String.join("/", parts)));
    }

    /** The name without folders; empty when nothing is left of it. */
    public static String last(String name) {
        List<String> parts = parts(name);
        return parts.isEmpty() ? "" : parts.getLast();
    }

    private static List<String> parts(String name) {
        return Arrays.stream(name.split("[/\\\\]"))
                .map(part -> part.replaceAll("[^A-Za-z0-9._ -]", "_").replaceFirst("^[. ]+", ""))
                .filter(part -> !part.isBlank())
                .toList();
    }
}
