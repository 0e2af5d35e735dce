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
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens the storage that the settings name, with the keys that encrypt it. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {
    private static final int LISTED_AT_ONCE = 1000;

    @Bean
    BlobStorage blobStorage(FileSettings settings, Clock clock) throws IOException {
        return switch (settings.storage()) {
            case DISK -> new Disk(settings.storageDir(), clock);
            case S3 -> {
                var s3 = settings.requireS3();
                yield new S3Bucket(
                        client(s3),
                        s3.bucket(),
                        S3Bucket.partSize(settings.maxSize().toBytes()),
                        LISTED_AT_ONCE,
                        clock);
            }
        };
    }

    @Bean
    Transfers transfers(FileSettings settings, BlobStorage storage) {
        return new Transfers(settings.transferMemoryBytes(), storage.heapOfDraft());
    }

    @Bean
    MasterKeys masterKeys(FileSettings settings) {
        return new MasterKeys(settings.masterKeyset(), settings.createKeysetIfMissing());
    }

    @Bean
    EncryptedBlobs encryptedBlobs(
            FileSettings settings, BlobStorage storage, MasterKeys masterKeys, Failpoints failpoints)
            throws GeneralSecurityException {
        StreamingAeadConfig.register();
        CipherWarmUp.begin();
        var keyset = KeysetFile.open(
                        settings.keysetFile(),
                        "fip.files.keyset-file",
                        settings.createKeysetIfMissing(),
                        PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB)
                .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
        return new EncryptedBlobs(storage, masterKeys, keyset, failpoints);
    }

    static S3Client client(FileSettings.S3 settings) {
        return S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                // Not every S3 server knows the newer checksums; ours is in the encryption.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
