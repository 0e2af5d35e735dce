package org.fip.common.secret;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * A Tink keyset in a JSON file that only its service can read. What was sealed with a lost keyset is lost with it, so a
 * missing one is never made silently.
 */
public final class KeysetFile {
    private KeysetFile() {}

    /**
     * Opens the keyset; makes a new one only where {@code createIfMissing} says that this is a first start.
     *
     * @param setting the property that named the file, for the error message
     */
    public static KeysetHandle open(Path file, String setting, boolean createIfMissing, Parameters kind) {
        try {
            if (!Files.exists(file)) {
                if (!createIfMissing) {
                    throw new IllegalStateException(
                            setting + " names " + file + ", which does not exist: put the keyset"
                                    + " there, or set create-keyset-if-missing=true beside it for the very first start");
                }
                write(
                        file,
                        TinkJsonProtoKeysetFormat.serializeKeyset(
                                KeysetHandle.generateNew(kind), InsecureSecretKeyAccess.get()));
            }
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        } catch (IOException e) {
            throw new UncheckedIOException("The keyset " + file + " of " + setting + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keyset " + file + " of " + setting + " cannot be used", e);
        }
    }

    /** Adds a key that counts as the newest from now on; what the others have sealed still opens. */
    public static void addKey(Path file, String setting, Parameters kind) throws IOException {
        try {
            var keyset = KeysetHandle.newBuilder(open(file, setting, false, kind))
                    .addEntry(KeysetHandle.generateEntryFromParameters(kind)
                            .withRandomId()
                            .makePrimary())
                    .build();
            var part = part(file, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No key could be added to " + file, e);
        }
    }

    private static Path part(Path file, String keyset) throws IOException {
        var folder = Files.createDirectories(
                file.toAbsolutePath().normalize().resolve("..").normalize());
        var part = Files.createTempFile(
                folder,
                "keyset",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(part, keyset);
    }

    private static void write(Path file, String keyset) throws IOException {
        var part = part(file, keyset);
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            // Another process that shares it was first; its keyset counts.
        } finally {
            Files.delete(part);
        }
    }
}
