package org.fip.file.storage;

import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.fip.common.fault.Failpoints;
import org.fip.common.secret.KeysetFile;

/** Encryption with keysets of a folder, made where they are missing. */
final class Keys {
    private Keys() {}

    static EncryptedBlobs over(BlobStorage storage, Path folder) {
        return over(storage, folder, EncryptedBlobs.SEGMENT);
    }

    static EncryptedBlobs over(BlobStorage storage, Path folder, int segmentSize) {
        try {
            return new EncryptedBlobs(
                    storage,
                    new MasterKeys(masterKeyset(folder), true),
                    keyset(folder.resolve("keyset.json")),
                    new Failpoints(null),
                    segmentSize);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path masterKeyset(Path folder) {
        return folder.resolve("master-keyset.json");
    }

    static StreamingAead keyset(Path file) throws GeneralSecurityException {
        StreamingAeadConfig.register();
        return KeysetFile.open(
                        file, "fip.files.keyset-file", true, PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB)
                .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }
}
