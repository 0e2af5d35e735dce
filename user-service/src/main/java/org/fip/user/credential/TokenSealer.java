package org.fip.user.credential;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/** Seals external tokens. A sealed token opens only for the user and the service it was sealed for. */
@Component
class TokenSealer {
    private final Aead aead;

    TokenSealer(CredentialSettings settings) {
        try {
            AeadConfig.register();
            this.aead = keyset(settings).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keyset " + settings.keysetFile() + " cannot be used", e);
        }
    }

    byte[] seal(String token, long userId, long serviceId) {
        try {
            return aead.encrypt(token.getBytes(StandardCharsets.UTF_8), owner(userId, serviceId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A token could not be sealed", e);
        }
    }

    String open(byte[] sealed, long userId, long serviceId) {
        try {
            return new String(aead.decrypt(sealed, owner(userId, serviceId)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored token does not open with this keyset for its owner", e);
        }
    }

    private static byte[] owner(long userId, long serviceId) {
        return "user %d service %d".formatted(userId, serviceId).getBytes(StandardCharsets.UTF_8);
    }

    private static KeysetHandle keyset(CredentialSettings settings) throws GeneralSecurityException {
        var file = settings.keysetFile();
        try {
            if (!Files.exists(file)) {
                if (!settings.createKeysetIfMissing()) {
                    throw new IllegalStateException("fip.credentials.keyset-file names " + file
                            + ", which does not exist: put the keyset there, or set"
                            + " fip.credentials.create-keyset-if-missing=true for the very first start");
                }
                write(
                        file,
                        TinkJsonProtoKeysetFormat.serializeKeyset(
                                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
                                InsecureSecretKeyAccess.get()));
            }
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        } catch (IOException e) {
            throw new UncheckedIOException("The keyset " + file + " cannot be read", e);
        }
    }

    // Whole or not at all, and never readable by others: tokens sealed with a lost keyset are lost with it.
    private static void write(Path file, String keyset) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var part = Files.createTempFile(
                folder,
                "keyset",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, keyset);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
