package org.fip.file.export;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job's genotypes as somebody wants them: what could be wrong has been looked at, the rows have not been read yet.
 *
 * @param header lines of the file that is made
 * @param files in the order of their chromosomes
 * @param filter with names of the results' samples
 * @param samples all of the results' samples
 */
public record Export(List<String> header, List<GenotypeFile> files, ExportFilter filter, List<String> samples) {
    /** Packs nearly three times as fast as 6, which is usual, and makes a file larger by a sixth (measured with Minimac4 doses). */
    private static final int LEVEL = 4;

    /** Where it fails, the file lacks its last block, and what was written of it shows that. */
    public void write(OutputStream to) throws IOException {
        var packed = new BlockCompressedOutputStream(to, (File) null, LEVEL);
        for (var line : header) {
            packed.write(line.getBytes(StandardCharsets.UTF_8));
            packed.write('\n');
        }
        // So that the caller sees the answer begin, however long it takes to find the first row.
        packed.flush();
        @Nullable
        ChosenSamples chosen = filter.samples().isEmpty() ? null : new ChosenSamples(samples, filter.samples());
        for (var file : files) {
            file.copy(filter, chosen, packed);
        }
        packed.close();
    }
}
