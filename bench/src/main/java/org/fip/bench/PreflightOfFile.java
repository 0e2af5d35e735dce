package org.fip.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fip.file.preflight.Scan;

/** The process in which a file is inspected, as the file-manager does it with one that is stored. */
final class PreflightOfFile {
    private PreflightOfFile() {}

    public static void main(String[] file) throws IOException {
        System.out.println(inspected(Path.of(file[0])));
    }

    /** Numbers of variants and samples. */
    static String inspected(Path file) throws IOException {
        try (var packed = Files.newInputStream(file)) {
            var facts = Scan.of(packed).facts();
            return facts.variants() + " " + facts.samples();
        }
    }
}
