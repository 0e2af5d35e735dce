package org.fip.adapter.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fip.adapter.InputFile;

/**
 * The names under which input files are sent: letters, digits, dot, underscore and hyphen only, since pipelines choke on
 * blanks and quotes; one name each whatever its case, since two files of one name overwrite each other silently.
 */
public final class SentNames {

    private SentNames() {}

    /** The names in the order of the files. */
    public static List<String> of(List<InputFile> files) {
        Set<String> taken = new LinkedHashSet<>();
        return files.stream().map(file -> distinct(file.name(), taken)).toList();
    }

    private static String distinct(String name, Set<String> taken) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String candidate = safe;
        for (int i = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); i++) {
            candidate = i + "_" + safe;
        }
        return candidate;
    }
}
