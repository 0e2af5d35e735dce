package org.fip.file.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which side of a job a file is on. */
public enum FileType {
    INPUT,
    OUTPUT;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FileType> ofText(String text) {
        return Stream.of(values()).filter(t -> t.text().equals(text)).findFirst();
    }
}
