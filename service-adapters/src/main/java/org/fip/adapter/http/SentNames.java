package org.fip.adapter.http;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.fip.adapter.InputFile;

/**
 * The names under which input files are sent, whatever their owners call them: letters, digits, dot, underscore and hyphen
 * only, since pipelines choke on blanks and quotes; {@code .vcf.gz} at the end of all that are packed, since pipelines look for
 * nothing else; one name each whatever its case, since two files of one name overwrite each other silently. The same files
 * in the same order always get the same names.
 */
public final class SentNames {
    private static final Pattern PACKED = Pattern.compile("(?i)\\.vcf\\.b?gz$");
    private static final Pattern ENDING = Pattern.compile("(?i)\\.vcf(\\.gz)?$");
    private static final int LONGEST_STEM = 150;

    private SentNames() {}

    /** The names in the order of the files. */
    public static List<String> of(List<InputFile> files) {
        Set<String> taken = new HashSet<>();
        return files.stream().map(file -> distinct(safe(file.name()), taken)).toList();
    }

    private static String safe(String name) {
        String packed = PACKED.matcher(name).replaceFirst(".vcf.gz");
        var ending = ENDING.matcher(packed);
        int end = ending.find() ? ending.start() : packed.length();
        String stem = Normalizer.normalize(packed.substring(0, end), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9._-]+", "_")
                .replaceFirst("^[._-]+", "");
        String bounded = stem.substring(0, Math.min(stem.length(), LONGEST_STEM));
        return (bounded.isEmpty() ? "input" : bounded) + packed.substring(end).toLowerCase(Locale.ROOT);
    }

    private static String distinct(String safe, Set<String> taken) {
        String candidate = safe;
        for (int i = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); i++) {
            candidate = i + "_" + safe;
        }
        return candidate;
    }
}
