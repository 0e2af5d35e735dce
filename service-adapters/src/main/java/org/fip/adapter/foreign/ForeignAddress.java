package org.fip.adapter.foreign;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An address as somebody else wrote it; blanks and other letters that should have been encoded are. */
public final class ForeignAddress {

    private static final String LEGAL = "-._~:/?#[]@!$&'()*+,;=%";

    private ForeignAddress() {}

    /** Empty when even that makes no address of it. */
    public static Optional<URI> of(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException loose) {
            try {
                return Optional.of(new URI(encoded(text)));
            } catch (URISyntaxException notAnAddress) {
                return Optional.empty();
            }
        }
    }

    private static String encoded(String text) {
        StringBuilder strict = new StringBuilder();
        text.codePoints().forEach(letter -> {
            boolean plain = letter < 128 && (Character.isLetterOrDigit(letter) || LEGAL.indexOf(letter) >= 0);
            if (plain) {
                strict.appendCodePoint(letter);
            } else {
                for (byte part : Character.toString(letter).getBytes(StandardCharsets.UTF_8)) {
                    strict.append('%').append("%02X".formatted(part & 0xff));
                }
            }
        });
        return strict.toString();
    }
}
