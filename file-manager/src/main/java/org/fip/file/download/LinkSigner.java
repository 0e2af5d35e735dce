package org.fip.file.download;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fip.file.FileSettings;
import org.springframework.stereotype.Component;

/**
 * Download tokens: owner, file and expiry, signed with HMAC-SHA256. The key is derived from the storage's keyset file, so
 * there is one secret to keep for files.
 */
@Component
class LinkSigner {
    private static final int PAYLOAD = Long.BYTES * 4;
    private static final int SIGNATURE = 32;

    private final SecretKeySpec key;
    private final Clock clock;

    LinkSigner(FileSettings settings, Clock clock, LinkKey linkKey) {
        this.key = new SecretKeySpec(linkKey.derive(settings.keysetFile()), "HmacSHA256");
        this.clock = clock;
    }

    /** What a good token allows. */
    record Grant(long userId, UUID fileId, Instant expiresAt) {}

    String sign(Grant grant) {
        var token = ByteBuffer.allocate(PAYLOAD + SIGNATURE)
                .putLong(grant.userId())
                .putLong(grant.fileId().getMostSignificantBits())
                .putLong(grant.fileId().getLeastSignificantBits())
                .putLong(grant.expiresAt().getEpochSecond());
        var payload = java.util.Arrays.copyOf(token.array(), PAYLOAD);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(token.put(signature(payload)).array());
    }

    /** Throws {@link LinkProblem} for what was not signed here or is over. */
    Grant verify(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw new LinkProblem.BadLink().asException();
        }
        if (bytes.length != PAYLOAD + SIGNATURE) {
            throw new LinkProblem.BadLink().asException();
        }
        var payload = java.util.Arrays.copyOf(bytes, PAYLOAD);
        var signature = java.util.Arrays.copyOfRange(bytes, PAYLOAD, bytes.length);
        if (!MessageDigest.isEqual(signature, signature(payload))) {
            throw new LinkProblem.BadLink().asException();
        }
        var fields = ByteBuffer.wrap(payload);
        var grant = new Grant(
                fields.getLong(),
                new UUID(fields.getLong(), fields.getLong()),
                Instant.ofEpochSecond(fields.getLong()));
        if (!grant.expiresAt().isAfter(clock.instant())) {
            throw new LinkProblem.LinkExpired().asException();
        }
        return grant;
    }

    private byte[] signature(byte[] payload) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(payload);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
