package org.fip.file.download;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fip.file.FileSettings;
import org.fip.file.download.Grant.Audience;
import org.fip.file.download.Grant.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Download tokens: a {@link Grant}, signed with HMAC-SHA256. The key is derived from the storage's keyset file, so there is one
 * secret to keep for files.
 */
@Component
class LinkSigner {
    private static final byte VERSION = 2;
    private static final int PAYLOAD = 3 + Long.BYTES * 5;
    // Together a multiple of three: no bit of the last character is without meaning.
    private static final int SIGNATURE = 32;

    private final SecretKeySpec key;
    private final Clock clock;

    @Autowired
    LinkSigner(FileSettings settings, Clock clock, LinkKey linkKey) {
        this(linkKey.derive(settings.keysetFile()), clock);
    }

    LinkSigner(byte[] key, Clock clock) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.clock = clock;
    }

    String sign(Grant grant) {
        return sign(grant, "");
    }

    /** @param bound what else the link says, which cannot be changed either */
    String sign(Grant grant, String bound) {
        var token = ByteBuffer.allocate(PAYLOAD + SIGNATURE)
                .put(VERSION)
                .put((byte) grant.audience().ordinal())
                .put((byte) grant.subject().ordinal())
                .putLong(grant.userId())
                .putLong(grant.id().getMostSignificantBits())
                .putLong(grant.id().getLeastSignificantBits())
                .putLong(grant.issuedAt().toEpochMilli())
                .putLong(grant.expiresAt().toEpochMilli());
        var payload = Arrays.copyOf(token.array(), PAYLOAD);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(token.put(signature(payload, bound)).array());
    }

    /** Throws {@link LinkProblem} for what was not signed here, was signed for somebody else, or is over. */
    Grant verify(String token, Audience audience) {
        return verify(token, audience, "");
    }

    /** The same for a link that says more than its token. */
    Grant verify(String token, Audience audience, String bound) {
        var grant = read(token, bound);
        if (grant.audience() != audience) {
            throw new LinkProblem.BadLink().asException();
        }
        if (!grant.expiresAt().isAfter(clock.instant())) {
            throw new LinkProblem.LinkExpired().asException();
        }
        return grant;
    }

    private Grant read(String token, String bound) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw new LinkProblem.BadLink().asException();
        }
        if (bytes.length != PAYLOAD + SIGNATURE) {
            throw new LinkProblem.BadLink().asException();
        }
        var payload = Arrays.copyOf(bytes, PAYLOAD);
        var signature = Arrays.copyOfRange(bytes, PAYLOAD, bytes.length);
        if (!MessageDigest.isEqual(signature, signature(payload, bound)) || payload[0] != VERSION) {
            throw new LinkProblem.BadLink().asException();
        }
        var fields = ByteBuffer.wrap(payload, 1, PAYLOAD - 1);
        return new Grant(
                Audience.values()[fields.get()],
                Subject.values()[fields.get()],
                fields.getLong(),
                new UUID(fields.getLong(), fields.getLong()),
                Instant.ofEpochMilli(fields.getLong()),
                Instant.ofEpochMilli(fields.getLong()));
    }

    private byte[] signature(byte[] payload, String bound) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(payload);
            return mac.doFinal(bound.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
