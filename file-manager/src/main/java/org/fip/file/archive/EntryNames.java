package org.fip.file.archive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names under which files can be unpacked on every system: none climbs out of the folder, none is reserved on Windows, and no
 * two of them meet where case does not count. What would meet another goes into a folder of its own, {@code 2/}, {@code 3/}…
 */
final class EntryNames {
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}:*?\"<>|]");
    private static final Pattern RESERVED =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);
    // Windows drops them, so that "x." would meet "x".
    private static final Pattern AT_THE_END = Pattern.compile("[. ]+$");

    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    String next(String filename) {
        var safe = safe(filename);
        var name = safe;
        for (var n = 2; !isFree(name); n++) {
            name = n + "/" + safe;
        }
        files.add(folded(name));
        folders.addAll(foldersOf(name));
        return name;
    }

    private boolean isFree(String name) {
        return !files.contains(folded(name))
                && !folders.contains(folded(name))
                && foldersOf(name).stream().noneMatch(files::contains);
    }

    private static List<String> foldersOf(String name) {
        var folded = folded(name);
        List<String> all = new ArrayList<>();
        for (var slash = folded.indexOf('/'); slash >= 0; slash = folded.indexOf('/', slash + 1)) {
            all.add(folded.substring(0, slash));
        }
        return all;
    }

    private static String safe(String filename) {
        List<String> parts = new ArrayList<>();
        for (var part : filename.replace('\\', '/').split("/")) {
            var clean = AT_THE_END
                    .matcher(UNSAFE.matcher(part).replaceAll("_").strip())
                    .replaceAll("");
            if (!clean.isEmpty()) {
                parts.add(RESERVED.matcher(clean).matches() ? "_" + clean : clean);
            }
        }
        return parts.isEmpty() ? "unnamed" : String.join("/", parts);
    }

    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
