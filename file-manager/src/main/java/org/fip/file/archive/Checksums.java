package org.fip.file.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32;
import org.fip.file.storage.Contents;
import org.fip.file.storage.Transfers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the CRC-32 of files that came in before it was taken on the way; each once. */
@Component
class Checksums {
    private static final int BUFFER = 1 << 16;

    private final JdbcClient db;
    private final Contents contents;
    private final Transfers transfers;

    Checksums(JdbcClient db, Contents contents, Transfers transfers) {
        this.db = db;
        this.contents = contents;
        this.transfers = transfers;
    }

    long read(UUID file) throws IOException {
        var crc32 = new CRC32();
        var buffer = ByteBuffer.allocate(BUFFER);
        try (var _ = transfers.people().oldDownload();
                var content = contents.ofFile(file)) {
            while (content.read(buffer) >= 0) {
                crc32.update(buffer.flip());
                buffer.clear();
            }
        }
        db.sql("UPDATE files SET crc32 = :crc32 WHERE id = :id")
                .param("crc32", crc32.getValue())
                .param("id", file)
                .update();
        return crc32.getValue();
    }
}
