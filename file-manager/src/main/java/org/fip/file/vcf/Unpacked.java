package org.fip.file.vcf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.GZIPInputStream;

/**
 * A file's content whatever it is packed with.
 *
 * @param isBlockGzip whether places inside it can be pointed at
 */
public record Unpacked(Blocks blocks, boolean isBlockGzip) {
    private static final int HEAD = 18;

    /** Looks at the first bytes and takes the channel over. */
    public static Unpacked of(SeekableByteChannel file) throws IOException {
        var head = ByteBuffer.allocate(HEAD);
        while (head.hasRemaining() && file.read(head) >= 0) {
            // until there is enough to tell
        }
        file.position(0);
        var bytes = head.array();
        if (BlockGzipReader.recognises(bytes)) {
            return new Unpacked(new BlockGzipReader(file), true);
        }
        var content = new BufferedInputStream(Channels.newInputStream(file), 1 << 20);
        var gzip = (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
        return new Unpacked(new PlainBlocks(gzip ? new GZIPInputStream(content, 1 << 16) : content), false);
    }
}
