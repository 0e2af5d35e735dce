package org.fip.file.storage;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.fip.common.secret.KeysetFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the keys of blobs. The keyset's file is looked at with each use, so that a key that was added counts without a
 * restart; the newest seals, all of them open.
 */
final class MasterKeys {
    private static final Logger log = LoggerFactory.getLogger(MasterKeys.class);
    private static final String SETTING = "fip.files.master-keyset-file";

    private final Path file;
    private volatile Loaded keys;

    private record Loaded(Aead aead, int newestId, FileTime changed) {}

    MasterKeys(Path file, boolean createIfMissing) {
        this.file = file;
        try {
            AeadConfig.register();
            var keyset = KeysetFile.open(file, SETTING, createIfMissing, PredefinedAeadParameters.AES256_GCM);
            this.keys = loaded(keyset, Files.getLastModifiedTime(file));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The keyset of " + SETTING + " cannot be used", e);
        }
    }

    /** Adds a key to the keyset in {@code file}; it seals from now on. */
    static void addKey(Path file) throws IOException {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        KeysetFile.addKey(file, SETTING, PredefinedAeadParameters.AES256_GCM);
    }

    /** The id of the key that seals now. */
    int newestId() {
        return current().newestId();
    }

    Blob.SealedKey seal(byte[] dataKey, UUID blob) {
        var now = current();
        try {
            return new Blob.SealedKey(now.aead().encrypt(dataKey, purpose(blob)), now.newestId());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key could not be sealed", e);
        }
    }

    byte[] open(Blob.SealedKey key, UUID blob) throws GeneralSecurityException {
        return current().aead().decrypt(key.sealed(), purpose(blob));
    }

    private Loaded current() {
        var now = keys;
        try {
            var changed = Files.getLastModifiedTime(file);
            if (changed.equals(now.changed())) {
                return now;
            }
            var keyset = KeysetFile.open(file, SETTING, false, PredefinedAeadParameters.AES256_GCM);
            keys = loaded(keyset, changed);
            log.info("Blobs' keys are sealed with master key {} from now on", keys.newestId());
            return keys;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            log.warn("The keyset of {} cannot be read again, the one in memory goes on: {}", SETTING, e.getMessage());
            return now;
        }
    }

    private static Loaded loaded(KeysetHandle keyset, FileTime changed) throws GeneralSecurityException {
        return new Loaded(
                keyset.getPrimitive(RegistryConfiguration.get(), Aead.class),
                keyset.getPrimary().getId(),
                changed);
    }

    private static byte[] purpose(UUID blob) {
        return ("blob " + blob).getBytes(StandardCharsets.US_ASCII);
    }
}
