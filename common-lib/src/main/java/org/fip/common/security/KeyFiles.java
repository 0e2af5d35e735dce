package org.fip.common.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Collectors;

/** Reads Ed25519 keys from PEM files, as {@code openssl genpkey -algorithm ed25519} writes them. */
final class KeyFiles {
    private KeyFiles() {}

    static PrivateKey privateKey(Path file) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der(file)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Not an Ed25519 private key: " + file, e);
        }
    }

    static PublicKey publicKey(Path file) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der(file)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Not an Ed25519 public key: " + file, e);
        }
    }

    private static byte[] der(Path file) {
        try (var lines = Files.lines(file)) {
            return Base64.getDecoder()
                    .decode(lines.filter(l -> !l.startsWith("-----"))
                            .map(String::strip)
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the key file " + file, e);
        }
    }
}
