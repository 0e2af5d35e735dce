package org.fip.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fip.sandbox.demo.DemoData;

/** The demo target, written once. */
public final class DemoVcf {
    public static final DemoData DATA = DemoData.generate();
    private static final Path FILE = Path.of("target", "demo-target.vcf.gz").toAbsolutePath();

    private DemoVcf() {}

    public static synchronized Path file() {
        try {
            if (!Files.exists(FILE)) {
                DATA.writeTarget(FILE);
            }
            return FILE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
