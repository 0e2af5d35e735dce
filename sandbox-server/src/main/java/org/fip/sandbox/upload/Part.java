package org.fip.sandbox.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A part of a form, to be read before the next one.
 *
 * @param fileName null when it is a plain field
 */
public record Part(String name, @Nullable String fileName, InputStream content) {

    private static final int MAXIMUM_TEXT = 1 << 20;

    /** Its text, if it is not longer than a megabyte. */
    public String text() throws IOException, UploadRefused {
        byte[] bytes = content.readNBytes(MAXIMUM_TEXT + 1);
        if (bytes.length > MAXIMUM_TEXT) {
            throw new UploadRefused(400, "The field '" + name + "' is too long.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Writes its content into a file, whose folders are made. */
    public void store(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
