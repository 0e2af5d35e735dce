package org.fip.common.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Seals short secrets (AES-256-GCM). A sealed secret opens only for the purpose it was sealed for. */
public final class Sealer {
    private final Aead aead;

    /** See {@link KeysetFile#open}. */
    public Sealer(Path keysetFile, String setting, boolean createIfMissing) {
        try {
            AeadConfig.register();
            this.aead = KeysetFile.open(keysetFile, setting, createIfMissing, PredefinedAeadParameters.AES256_GCM)
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keyset of " + setting + " cannot be used", e);
        }
    }

    /** @param purpose what the secret belongs to; the same must be given to open it */
    public byte[] seal(String secret, String purpose) {
        try {
            return aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be sealed", e);
        }
    }

    public String open(byte[] sealed, String purpose) {
        try {
            return new String(aead.decrypt(sealed, purpose.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored secret does not open with this keyset for its purpose", e);
        }
    }
}
