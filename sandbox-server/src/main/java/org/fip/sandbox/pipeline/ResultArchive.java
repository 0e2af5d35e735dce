package org.fip.sandbox.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.CompressionLevel;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/** Packs a chromosome's files into a ZIP with a password: ZipCrypto, or AES-256 on request. */
final class ResultArchive {

    private static final String ALPHABET =
            "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!@#%*()_+[]{}:.?-=";
    private static final int PASSWORD_LENGTH = 14;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ResultArchive() {}

    static void write(Path archive, List<Path> files, String password, boolean aes) throws IOException {
        var parameters = new ZipParameters();
        parameters.setEncryptFiles(true);
        parameters.setCompressionLevel(CompressionLevel.FASTEST); // the contents are compressed already
        parameters.setEncryptionMethod(aes ? EncryptionMethod.AES : EncryptionMethod.ZIP_STANDARD);
        parameters.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
        Files.deleteIfExists(archive);
        try (var zip = new ZipFile(archive.toFile(), password.toCharArray())) {
            for (Path file : files) {
                zip.addFile(file.toFile(), parameters);
            }
        }
    }

    static String newPassword() {
        return RANDOM.ints(PASSWORD_LENGTH, 0, ALPHABET.length())
                .collect(
                        StringBuilder::new, (text, index) -> text.append(ALPHABET.charAt(index)), StringBuilder::append)
                .toString();
    }
}
