package org.fip.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.fip.file.export.ExportFilter;
import org.fip.file.export.GenotypeFile;
import org.fip.file.export.Preparation;
import org.jspecify.annotations.Nullable;

/** The process that exports one file, as the file-manager does it with a job's result: FILE OUTPUT MIN_R2 [REGION [SAMPLES]]. */
final class ExportOfFile {
    private ExportOfFile() {}

    public static void main(String[] args) throws IOException {
        var id = new UUID(0, 0);
        var result = new GenotypeFile.Source(id, args[0]);
        var files = new HashMap<GenotypeFile.Source, GenotypeFile.@Nullable Source>();
        files.put(result, null);
        var filter = ExportFilter.of(
                new BigDecimal(args[2]),
                null,
                args.length > 3 && !args[3].isEmpty() ? List.of(args[3]) : null,
                args.length > 4 ? List.of(args[4]) : null);
        try (var out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])))) {
            Preparation.of(id, files, filter, file -> Files.newByteChannel(Path.of(args[0])), Instant.EPOCH)
                    .write(out);
        }
    }
}
