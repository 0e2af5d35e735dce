package org.fip.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** The Ed25519 keys by which services prove to each other who they are: one private key each, all public keys shared. */
final class Identities {
    private final Home home;

    Identities(Home home) {
        this.home = home;
    }

    Path publicKeys() {
        return home.folder("keys/public");
    }

    /** The service's private key file; the pair is made when missing. */
    Path privateKey(String service) {
        var file = home.folder("keys/" + service).resolve("identity.key");
        if (!Files.exists(file)) {
            try {
                var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                // The public half first: a private key without it would never be made good.
                home.writeSecret(
                        publicKeys().resolve(service + ".pub"),
                        pem("PUBLIC", pair.getPublic().getEncoded()));
                home.writeSecret(file, pem("PRIVATE", pair.getPrivate().getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This Java has no Ed25519", e);
            }
        }
        return file;
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN %s KEY-----%n%s%n-----END %s KEY-----%n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(der), kind);
    }
}
