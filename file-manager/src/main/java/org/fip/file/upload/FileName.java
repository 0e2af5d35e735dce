package org.fip.file.upload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a name that is safe to show and to store under from whatever the sender called the file. */
final class FileName {
    private static final int LONGEST = 255;

    private FileName() {}

    /** Keeps folders of results ({@code statistics/x.txt}); drops drive letters, dots that climb, control characters. */
    static String sanitised(@Nullable String sent) {
        if (sent == null) {
            return "unnamed";
        }
        List<String> parts = new ArrayList<>();
        for (var part : sent.replace('\\', '/').split("/")) {
            var clean = part.replaceAll("[\\p{Cntrl}:*?\"<>|]", "_").strip();
            if (!clean.isEmpty() && !clean.equals(".") && !clean.equals("..")) {
                parts.add(clean);
            }
        }
        var name = String.join("/", parts);
        return name.isEmpty() ? "unnamed" : name.substring(Math.max(0, name.length() - LONGEST));
    }
}
