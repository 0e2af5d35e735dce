package org.fip.file.upload;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.zip.CRC32;
import org.fip.file.storage.Digests;

/**
 * SHA-256 and CRC-32 of what passes by, reckoned on another thread: to hash takes longer than to encrypt and to write together
 * (0.8 against 0.3 s a gigabyte). Who brings the bytes waits only while {@link #MOST_WAITING} pieces are not reckoned yet.
 */
final class PassingDigest {
    private static final int MOST_WAITING = 4;

    private final MessageDigest sha256 = Digests.sha256();
    private final CRC32 crc32 = new CRC32();
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private CompletableFuture<Void> reckoned = CompletableFuture.completedFuture(null);

    /** Takes the next bytes, which nobody may change any more. */
    void update(byte[] piece) {
        room.acquireUninterruptibly();
        reckoned = reckoned.thenRunAsync(() -> {
            sha256.update(piece);
            crc32.update(piece);
            room.release();
        });
    }

    /** Lower-case hex; begins anew with it. */
    String sha256() {
        reckoned.join();
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** As an unsigned number. */
    long crc32() {
        reckoned.join();
        return crc32.getValue();
    }
}
