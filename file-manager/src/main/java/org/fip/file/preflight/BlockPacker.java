package org.fip.file.preflight;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.catalogue.Repacked;
import org.fip.file.storage.BlobWriter;
import org.fip.file.storage.Contents;
import org.fip.file.storage.EncryptedBlobs;
import org.springframework.stereotype.Component;

/**
 * Packs a VCF in blocks (SAM specification, section 4.1) that came as plain text or gzipped in one piece. The file keeps its id
 * and has the new bytes; those that came go in the same moment, since their text is all in the new ones. Memory does not grow
 * with the file.
 */
@Component
class BlockPacker {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP = 0x1f;

    private final Contents contents;
    private final EncryptedBlobs storage;
    private final FileCatalogue catalogue;

    BlockPacker(Contents contents, EncryptedBlobs storage, FileCatalogue catalogue) {
        this.contents = contents;
        this.storage = storage;
        this.catalogue = catalogue;
    }

    /** @throws IOException when the storage is full or away; the file is as it was then */
    void pack(UUID fileId) throws IOException {
        try (var stored = new BufferedInputStream(Channels.newInputStream(contents.ofFile(fileId)), BUFFER);
                var text = unpacked(stored);
                var blob = storage.begin()) {
            var packed = new Measured(blob);
            try (var blocks = new BlockCompressedOutputStream(packed, (File) null)) {
                text.transferTo(blocks);
            }
            catalogue.replace(fileId, new Repacked(blob.finish(), packed.sha256(), packed.crc32()));
        }
    }

    private static InputStream unpacked(BufferedInputStream stored) throws IOException {
        stored.mark(1);
        var first = stored.read();
        stored.reset();
        return first == GZIP ? new GZIPInputStream(stored, BUFFER) : stored;
    }

    /** Takes the blocks, and what one tells them by. */
    private static final class Measured extends OutputStream {
        private final BlobWriter blob;
        private final MessageDigest digest;
        private final CRC32 crc32 = new CRC32();

        Measured(BlobWriter blob) {
            this.blob = blob;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has it", e);
            }
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            blob.write(bytes, offset, length);
            digest.update(bytes, offset, length);
            crc32.update(bytes, offset, length);
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }

        long crc32() {
            return crc32.getValue();
        }
    }
}
