package org.fip.file.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.fip.file.storage.BlobStorage;
import org.springframework.stereotype.Component;

/** Derives the key of download links from the keyset file (HKDF, RFC 5869). */
@Component
class LinkKey {
    /** @param storage named so that the keyset file exists by then */
    LinkKey(BlobStorage storage) {
        java.util.Objects.requireNonNull(storage);
    }

    byte[] derive(Path keysetFile) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(Files.readAllBytes(keysetFile))
                            .thenExpand("fip download links 1".getBytes(StandardCharsets.US_ASCII), 32));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
