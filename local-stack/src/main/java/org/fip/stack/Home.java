package org.fip.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;

/**
 * Where the local stack keeps its things: {@code data}, {@code keys}, {@code logs}, {@code run} (process ids),
 * {@code apps} (unpacked services with their start-up caches), {@code mail}.
 *
 * @param project the checkout
 * @param state the folder {@code .fip}, or what {@code FIP_HOME} names
 */
public record Home(Path project, Path state) {
    private static final int TAIL = 30;

    /** The folder of that name, made where missing, open to its owner alone. */
    public Path folder(String name) {
        try {
            var folder = state.resolve(name);
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path log(String process) {
        return folder("logs").resolve(process + ".log");
    }

    /** The remedy for a process that failed: where its log is, and how that ends. */
    String lookAtLog(String process) {
        var log = log(process);
        try (var lines = Files.lines(log)) {
            var tail = new ArrayDeque<String>(TAIL);
            lines.forEach(line -> {
                if (tail.size() == TAIL) {
                    tail.removeFirst();
                }
                tail.addLast("    " + line);
            });
            return "look at " + log + ", which ends with\n" + String.join("\n", tail);
        } catch (IOException | UncheckedIOException e) {
            return "look at " + log;
        }
    }

    /** Writes a file that only its owner can read, whole or not at all. */
    public void writeSecret(Path file, String content) {
        try {
            var part = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    ".part",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
