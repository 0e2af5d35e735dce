package org.fip.file.upload;

import java.security.MessageDigest;
import java.util.Base64;
import org.fip.file.storage.Digests;
import org.jspecify.annotations.Nullable;

/** What the bytes of one request have to add up to: {@code Upload-Checksum: sha1 <base64>}, or {@code sha256}. */
final class UploadChecksum {
    /** As {@code Tus-Checksum-Algorithm} lists them. */
    static final String ALGORITHMS = "sha1,sha256";

    private final MessageDigest digest;
    private final byte[] expected;

    private UploadChecksum(MessageDigest digest, byte[] expected) {
        this.digest = digest;
        this.expected = expected;
    }

    /** Null where none was sent. */
    static @Nullable UploadChecksum of(@Nullable String header) {
        if (header == null) {
            return null;
        }
        var words = header.strip().split(" ", 2);
        var digest = switch (words[0]) {
            case "sha1" -> Digests.sha1();
            case "sha256" -> Digests.sha256();
            default ->
                throw new TusProblem.BadHeader("Upload-Checksum: '" + words[0] + "' is not one of " + ALGORITHMS)
                        .asException();
        };
        try {
            return new UploadChecksum(digest, Base64.getDecoder().decode(words.length > 1 ? words[1].strip() : ""));
        } catch (IllegalArgumentException e) {
            throw new TusProblem.BadHeader("Upload-Checksum: the value is not Base64").asException();
        }
    }

    void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    boolean matches() {
        return MessageDigest.isEqual(expected, digest.digest());
    }
}
