package org.fip.adapter.wes;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fip.adapter.archive.WrongChecksumException;
import org.jspecify.annotations.Nullable;

/** A download that is held against the size and checksum that its server has stated; fails at its end when they differ. */
final class VerifiedStream extends FilterInputStream {

    private final Promise promise;
    private long count;

    VerifiedStream(InputStream content, Promise promise) {
        super(content);
        this.promise = promise;
    }

    /** What was stated; null where nothing was. */
    record Promise(
            @Nullable MessageDigest digest,
            @Nullable String hex,
            @Nullable Long size) {

        private static final Pattern CHECKSUM = Pattern.compile("(?i)(sha-?1|sha-?256|sha-?512|md5)[$:]([0-9a-f]+)");

        /** Checksums in CWL's spelling, such as {@code sha1$47a0…}; others are not understood and not checked. */
        static Promise of(@Nullable String checksum, @Nullable Long size) {
            Matcher parts = CHECKSUM.matcher(checksum == null ? "" : checksum);
            if (!parts.matches()) {
                return new Promise(null, null, size);
            }
            String name = parts.group(1).toUpperCase(Locale.ROOT).replaceFirst("^SHA-?", "SHA-");
            try {
                return new Promise(
                        MessageDigest.getInstance(name), parts.group(2).toLowerCase(Locale.ROOT), size);
            } catch (NoSuchAlgorithmException e) {
                return new Promise(null, null, size);
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
            check();
            return read;
        }
        count += read;
        if (promise.digest() != null) {
            promise.digest().update(buffer, offset, read);
        }
        return read;
    }

    private void check() throws IOException {
        if (promise.size() != null && promise.size() != count) {
            throw new EOFException(
                    "The file has %d bytes, not the %d that were stated".formatted(count, promise.size()));
        }
        if (promise.digest() != null
                && !HexFormat.of().formatHex(promise.digest().digest()).equals(promise.hex())) {
            throw new WrongChecksumException();
        }
    }
}
