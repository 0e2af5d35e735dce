package org.fip.file.vcf;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Block-gzip as htsjdk writes it, and files of it. */
public final class BlockGzip {
    private BlockGzip() {}

    public static byte[] of(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new BlockCompressedOutputStream(bytes, (File) null)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A channel that reads these bytes. */
    public static SeekableByteChannel channel(byte[] content) {
        try {
            Path file = Files.createTempFile("fip-test", null);
            Files.write(file, content);
            return Files.newByteChannel(file, java.nio.file.StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
