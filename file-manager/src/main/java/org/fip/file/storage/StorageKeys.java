package org.fip.file.storage;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.fip.file.FileSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the keyset that encrypts the storage. */
@Configuration(proxyBeanMethods = false)
class StorageKeys {
    @Bean
    BlobStorage blobStorage(FileSettings settings, Clock clock) throws IOException, GeneralSecurityException {
        return new EncryptedDisk(settings.storageDir(), encryption(settings), clock);
    }

    private static StreamingAead encryption(FileSettings settings) throws IOException, GeneralSecurityException {
        StreamingAeadConfig.register();
        var file = settings.keysetFile();
        if (!Files.exists(file)) {
            if (!settings.createKeysetIfMissing()) {
                throw new IllegalStateException("fip.files.keyset-file names " + file
                        + ", which does not exist: put the keyset there, or set"
                        + " fip.files.create-keyset-if-missing=true for the very first start");
            }
            create(file);
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    // Whole or not at all, and never readable by others: files encrypted with a lost keyset are lost with it.
    private static void create(Path file) throws IOException, GeneralSecurityException {
        var keyset = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var part = Files.createTempFile(
                folder,
                "keyset",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
