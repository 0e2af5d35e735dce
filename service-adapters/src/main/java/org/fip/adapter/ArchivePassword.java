package org.fip.adapter;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * What opens a job's result archives: set by the platform, or mailed by a server to whoever started the job there. A {@link
 * #generate generated} one has only letters and digits: Cloudgene HTML-escapes every text value before it uses it, so anything
 * else may encrypt with a different password than was sent.
 */
public record ArchivePassword(String value) {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 32;
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,128}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public ArchivePassword {
        if (!PRINTABLE.matcher(value).matches()) {
            throw new IllegalArgumentException("An archive password is 1 to 128 printable characters without blanks");
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
