package org.fip.file.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/** Derives the key of download links from the keyset file (HKDF, RFC 5869). */
@Component
// On a first start it is the storage that makes the keyset file.
@DependsOn("encryptedBlobs")
class LinkKey {
    byte[] derive(Path keysetFile) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(Files.readAllBytes(keysetFile))
                            .thenExpand("fip download links 2".getBytes(StandardCharsets.US_ASCII), 32));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
