package org.fip.adapter;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * The password that the platform sets for a job's result archives. Only letters and digits: Cloudgene HTML-escapes every text
 * value before it uses it, so anything else may encrypt with a different password than was sent.
 */
public record ArchivePassword(String value) {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 32;
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_.:+=-]{8,128}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public ArchivePassword {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException("An archive password is 8 to 128 of A-Z a-z 0-9 _ . : + = -");
        }
    }

    /** A new password of about 186 bits. */
    public static ArchivePassword generate() {
        StringBuilder password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new ArchivePassword(password.toString());
    }

    @Override
    public String toString() {
        return "ArchivePassword[•••]";
    }
}
