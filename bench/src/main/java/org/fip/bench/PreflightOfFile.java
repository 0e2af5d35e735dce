package org.fip.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fip.file.preflight.Scan;

/** The process in which a file is inspected, as the file-manager does it with one that is stored. */
final class PreflightOfFile {
    private PreflightOfFile() {}

    public static void main(String[] file) throws IOException {
        try (var packed = Files.newInputStream(Path.of(file[0]))) {
            var facts = Scan.of(packed).facts();
            System.out.printf("%d %d%n", facts.variants(), facts.samples());
        }
    }
}
