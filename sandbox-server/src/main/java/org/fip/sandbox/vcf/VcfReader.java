package org.fip.sandbox.vcf;

import htsjdk.samtools.util.BlockCompressedInputStream;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a block-gzipped VCF file line by line; it keeps one line in memory. */
public final class VcfReader implements Closeable {

    /** The file cannot be read as a VCF file; the message is meant for its owner. */
    public static final class MalformedVcfException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedVcfException(String message) {
            super(message);
        }
    }

    private final BufferedReader lines;
    private final List<String> header = new ArrayList<>();
    private final List<String> samples;

    public VcfReader(InputStream file) throws IOException {
        this.lines = new BufferedReader(
                new InputStreamReader(new BlockCompressedInputStream(file), StandardCharsets.UTF_8), 1 << 16);
        this.samples = readHeader();
    }

    public static VcfReader open(Path file) throws IOException {
        return new VcfReader(Files.newInputStream(file));
    }

    /** Whether the file starts as a block-gzipped file does; plain gzip does not. */
    public static boolean blockGzipped(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return BlockCompressedInputStream.isValidFile(in);
        }
    }

    private List<String> readHeader() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("#CHROM")) {
                String[] columns = line.split("\t");
                if (columns.length < 8) {
                    throw new MalformedVcfException("The header line is not separated by tabs.");
                }
                return columns.length <= 9 ? List.of() : List.of(columns).subList(9, columns.length);
            }
            if (!line.startsWith("##")) {
                break;
            }
            header.add(line);
        }
        throw new MalformedVcfException("The file has no VCF header line (#CHROM).");
    }

    /** The lines that start with {@code ##}. */
    public List<String> header() {
        return header;
    }

    public List<String> samples() {
        return samples;
    }

    /** The next row, or null at the end of the file. */
    public @Nullable VcfRow next() throws IOException {
        String line = lines.readLine();
        while (line != null && line.isBlank()) {
            line = lines.readLine();
        }
        if (line == null) {
            return null;
        }
        String[] columns = line.split("\t", -1);
        int expected = samples.isEmpty() ? 8 : 9 + samples.size();
        if (columns.length < expected) {
            throw new MalformedVcfException("A line has %d columns instead of %d: %s"
                    .formatted(columns.length, expected, line.substring(0, Math.min(60, line.length()))));
        }
        try {
            return new VcfRow(columns[0], Integer.parseInt(columns[1]), columns);
        } catch (NumberFormatException e) {
            throw new MalformedVcfException("'" + columns[1] + "' is not a position.");
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
