package org.fip.file.storage;

import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts some megabytes for nobody when the process starts. The JDK's AES-GCM uses the processor's instructions only once
 * what calls it has been called thousands of times and is compiled. Our segments of 128 KB call it so seldom that the first
 * gigabyte of a process takes ten seconds to encrypt or to decrypt, each later one a fifth of one; short segments get there in
 * half a second of one core.
 */
final class CipherWarmUp {
    private static final Logger log = LoggerFactory.getLogger(CipherWarmUp.class);
    private static final int SEGMENT = 4096;
    private static final int SEGMENTS = 20_000;

    private CipherWarmUp() {}

    /** Returns at once. */
    static void begin() {
        Thread.ofPlatform().daemon().name("cipher-warm-up").start(CipherWarmUp::run);
    }

    private static void run() {
        try {
            var cipher = EncryptedBlobs.streaming(Random.randBytes(EncryptedBlobs.KEY_BYTES), SEGMENT);
            var segment = new byte[SEGMENT];
            try (var out = cipher.newEncryptingStream(OutputStream.nullOutputStream(), new byte[0])) {
                for (var n = 0; n < SEGMENTS; n++) {
                    out.write(segment);
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            log.warn("The cipher was not warmed up, so the first gigabyte will be slow", e);
        }
    }
}
