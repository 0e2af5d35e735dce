package org.fip.file.download;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/**
 * {@code Content-Disposition} by which a file is saved under its name (RFC 6266). Programs that do not know {@code filename*}
 * get the nearest name in ASCII, not one that nobody can read.
 */
final class Attachment {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    // Quotes and backslashes end or escape, and some browsers decode percent signs.
    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\x20-\\x7e]+|[\"\\\\%]");

    private Attachment() {}

    /** Of a file's name without the folders before it. */
    static String named(String filename) {
        var name = filename.substring(filename.lastIndexOf('/') + 1);
        var letters =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        var plain = NOT_PLAIN.matcher(letters).replaceAll("_");
        var header = "attachment; filename=\"" + plain + '"';
        return plain.equals(name)
                ? header
                : header + "; filename*=UTF-8''" + UriUtils.encode(name, StandardCharsets.UTF_8);
    }
}
