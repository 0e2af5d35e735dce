package org.fip.file.storage;

import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.fip.common.fault.Failpoints;
import org.fip.common.secret.KeysetFile;
import org.fip.file.FileSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the storage with the keyset that encrypts it. */
@Configuration(proxyBeanMethods = false)
class StorageKeys {
    @Bean
    BlobStorage blobStorage(FileSettings settings, Failpoints failpoints, Clock clock)
            throws IOException, GeneralSecurityException {
        StreamingAeadConfig.register();
        var encryption = KeysetFile.open(
                        settings.keysetFile(),
                        "fip.files.keyset-file",
                        settings.createKeysetIfMissing(),
                        PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB)
                .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
        return new EncryptedDisk(settings.storageDir(), encryption, failpoints, clock);
    }
}
