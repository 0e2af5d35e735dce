package org.fip.adapter;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A job to be started. What is left out ({@code null}) takes the server's default.
 *
 * @param marker unique name by which the job is found again; letters, digits, dot, underscore, hyphen only, since blanks
 *     broke a pipeline and everything else is HTML-escaped
 * @param panelKey the panel's key as discovered
 * @param phasing phasing engine's key as discovered
 * @param r2Filter one of the discovered steps
 * @param archivePassword encrypts the results; without one only the server's mail knows how to open them
 * @param options further parameters by their server's id; a checkbox goes on with {@code true} and off with {@code false}
 */
public record Submission(
        String marker,
        String panelKey,
        @Nullable String build,
        @Nullable String phasing,
        @Nullable String population,
        @Nullable String mode,
        @Nullable String r2Filter,
        @Nullable ArchivePassword archivePassword,
        List<InputFile> inputFiles,
        Map<String, String> options) {

    private static final Pattern MARKER = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public Submission {
        if (!MARKER.matcher(marker).matches()) {
            throw new IllegalArgumentException("A marker is 1 to 100 of A-Z a-z 0-9 . _ -");
        }
        if (panelKey.isBlank()) {
            throw new IllegalArgumentException("A submission names its reference panel");
        }
        inputFiles = List.copyOf(inputFiles);
        if (inputFiles.isEmpty()) {
            throw new IllegalArgumentException("A submission has at least one input file");
        }
        Set<String> names = new HashSet<>();
        for (InputFile file : inputFiles) {
            // Servers overwrite silently when two files share a name, and drop empty ones.
            if (!names.add(file.name()) || file.size() <= 0) {
                throw new IllegalArgumentException("Input files have distinct names and are not empty: " + file.name());
            }
        }
        options = Map.copyOf(options);
    }
}
