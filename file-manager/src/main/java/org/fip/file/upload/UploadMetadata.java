package org.fip.file.upload;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about its upload: {@code Upload-Metadata: filename <base64>,…}.
 *
 * @param text as it was sent, which is how it is given back
 * @param filename safe to show and to store
 */
record UploadMetadata(String text, String filename) {
    private static final int LONGEST = 4096;

    static UploadMetadata of(@Nullable String header) {
        var text = header == null ? "" : header.strip();
        if (text.length() > LONGEST) {
            throw new TusProblem.BadHeader("Upload-Metadata has more than " + LONGEST + " characters").asException();
        }
        return new UploadMetadata(text, FileName.sanitised(value(text, "filename")));
    }

    private static @Nullable String value(String text, String key) {
        for (var pair : text.split(",", -1)) {
            var words = pair.strip().split(" ", 2);
            if (words[0].equals(key) && words.length == 2) {
                try {
                    return new String(Base64.getDecoder().decode(words[1].strip()), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    throw new TusProblem.BadHeader("Upload-Metadata: the value of '" + key + "' is not Base64")
                            .asException();
                }
            }
        }
        return null;
    }
}
