package org.fip.sandbox.vcf;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Block-gzipped text files. */
public final class BlockGzip {

    /** A fast level: dosages compress well at any. */
    static final int LEVEL = 4;

    private BlockGzip() {}

    /** A writer of a new block-gzipped file. */
    public static Writer writer(Path file) throws IOException {
        var out = new BlockCompressedOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file)), (Path) null, LEVEL);
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }
}
