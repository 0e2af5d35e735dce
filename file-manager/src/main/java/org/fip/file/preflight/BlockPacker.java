package org.fip.file.preflight;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.GZIPInputStream;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.catalogue.Repacked;
import org.fip.file.storage.BlobOutput;
import org.fip.file.storage.Contents;
import org.fip.file.storage.Digests;
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
            var sha256 = Digests.sha256();
            var crc32 = new CRC32();
            var packed = new CheckedOutputStream(new DigestOutputStream(new BlobOutput(blob), sha256), crc32);
            try (var blocks = new BlockCompressedOutputStream(packed, (File) null)) {
                text.transferTo(blocks);
            }
            catalogue.replace(
                    fileId, new Repacked(blob.finish(), HexFormat.of().formatHex(sha256.digest()), crc32.getValue()));
        }
    }

    private static InputStream unpacked(BufferedInputStream stored) throws IOException {
        stored.mark(1);
        var first = stored.read();
        stored.reset();
        return first == GZIP ? new GZIPInputStream(stored, BUFFER) : stored;
    }
}
