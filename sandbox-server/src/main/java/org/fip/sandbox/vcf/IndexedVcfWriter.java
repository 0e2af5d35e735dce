package org.fip.sandbox.vcf;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.tribble.SimpleFeature;
import htsjdk.tribble.index.Index;
import htsjdk.tribble.index.tabix.TabixFormat;
import htsjdk.tribble.index.tabix.TabixIndexCreator;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a block-gzipped VCF file and, on closing, its tabix index, as programs that read by region need them. */
public final class IndexedVcfWriter implements Closeable {

    private final Path file;
    private final BlockCompressedOutputStream out;
    private final TabixIndexCreator index = new TabixIndexCreator(TabixFormat.VCF);

    public IndexedVcfWriter(Path file) throws IOException {
        this.file = file;
        this.out = new BlockCompressedOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file)), file, BlockGzip.LEVEL);
    }

    /** Writes header lines. */
    public void header(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the row of a variant that covers some bases from a position on. */
    public void row(String contig, int position, int bases, CharSequence row) throws IOException {
        index.addFeature(new SimpleFeature(contig, position, position + bases - 1), out.getFilePointer());
        out.write(row.toString().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        Index complete = index.finalizeIndex(out.getFilePointer());
        out.close();
        complete.writeBasedOnFeaturePath(file);
    }
}
