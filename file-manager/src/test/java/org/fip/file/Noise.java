package org.fip.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** Content that does not compress and is the same for the same size, made while it is read. */
public final class Noise extends InputStream {
    private final Random random;
    private long left;

    private Noise(long size) {
        this.random = new Random(size);
        this.left = size;
    }

    public static InputStream stream(long size) {
        return new Noise(size);
    }

    public static byte[] bytes(int size) {
        try {
            return stream(size).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String sha256(byte[] content) throws IOException {
        return sha256(new ByteArrayInputStream(content));
    }

    public static String sha256(InputStream content) throws IOException {
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int read() {
        return left-- > 0 ? random.nextInt() & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (left <= 0) {
            return -1;
        }
        var n = (int) Math.min(length, left);
        // One draw for each byte, so that the content does not depend on how it is read.
        for (var i = 0; i < n; i++) {
            buffer[offset + i] = (byte) read();
        }
        return n;
    }
}
