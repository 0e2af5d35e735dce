package org.fip.file.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a name that is safe to show and to store under from whatever the sender called the file. */
final class FileName {
    private static final int LONGEST = 255;
    // Besides what file systems refuse: line breaks, half characters, and what turns the direction of writing.
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}:*?\"<>|]");

    private FileName() {}

    /** Keeps folders of results ({@code statistics/x.txt}); drops drive letters, dots that climb, control characters. */
    static String sanitised(@Nullable String sent) {
        if (sent == null) {
            return "unnamed";
        }
        List<String> parts = new ArrayList<>();
        for (var part : sent.replace('\\', '/').split("/")) {
            var clean = UNSAFE.matcher(part).replaceAll("_").strip();
            if (!clean.isEmpty() && !clean.equals(".") && !clean.equals("..")) {
                parts.add(clean);
            }
        }
        while (parts.size() > 1 && String.join("/", parts).length() > LONGEST) {
            parts.removeFirst();
        }
        return parts.isEmpty() ? "unnamed" : end(String.join("/", parts));
    }

    private static String end(String name) {
        var from = Math.max(0, name.length() - LONGEST);
        var splitsCharacter = from > 0 && Character.isLowSurrogate(name.charAt(from));
        return name.substring(splitsCharacter ? from + 1 : from).strip();
    }
}
