package org.fip.sandbox.pipeline;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import org.fip.sandbox.vcf.BlockGzip;

/** A VCF without a single variant. */
final class EmptyVcf {

    private static final String HEADER = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";

    private EmptyVcf() {}

    static void write(Path file) throws IOException {
        try (Writer out = BlockGzip.writer(file)) {
            out.write(HEADER);
        }
    }
}
