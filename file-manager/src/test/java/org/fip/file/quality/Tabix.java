package org.fip.file.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.fip.file.catalogue.ResultType;
import org.fip.file.vcf.BlockGzip;

/** The index that a result gets. */
public final class Tabix {
    private Tabix() {}

    public static byte[] of(String filename, byte[] content) {
        try {
            return Objects.requireNonNull(
                    FileReading.of(filename, ResultType.of(filename), true, BlockGzip.channel(content), () -> {})
                            .index());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
