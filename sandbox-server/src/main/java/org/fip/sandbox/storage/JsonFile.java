package org.fip.sandbox.storage;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A value in a JSON file; it is replaced as a whole, so that a crash leaves the old value or the new one. */
public final class JsonFile {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonFile() {}

    public static <T> T read(Path file, Class<T> type) throws IOException {
        return MAPPER.readValue(Files.readAllBytes(file), type);
    }

    public static void write(Path file, Object value) throws IOException {
        writeBytes(file, MAPPER.writeValueAsBytes(value));
    }

    /** Writes beside the file, forces the bytes to the disk, and moves them into place. */
    public static void writeBytes(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        // Not a channel: that would be closed under our hands when a cancelled job's thread writes its state.
        try (var out = new FileOutputStream(fresh.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes a file or a folder with all that is in it. */
    public static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(path)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : all) {
            Files.deleteIfExists(entry);
        }
    }
}
