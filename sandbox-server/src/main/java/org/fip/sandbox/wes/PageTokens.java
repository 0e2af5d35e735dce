package org.fip.sandbox.wes;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cuts lists into pages; the token of the next page is signed and good until the server stops. */
@Component
class PageTokens {

    private static final int DEFAULT_SIZE = 10;
    private static final int MAXIMUM_SIZE = 1000;
    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder();

    private final SecretKeySpec key;

    PageTokens() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    /** A page, and the token of the one after it. */
    record Page<T>(List<T> items, @Nullable String next) {}

    /**
     * The page that was asked for.
     *
     * @param number each item's number
     * @param shown whether a number belongs to an earlier page than the one after another number
     */
    <T> Page<T> page(
            List<T> all,
            ToLongFunction<T> number,
            BiPredicate<Long, Long> shown,
            @Nullable String sizeText,
            @Nullable String token) {
        int size = size(sizeText);
        List<T> rest = all;
        if (token != null && !token.isEmpty()) {
            long last = open(token);
            rest = all.stream()
                    .filter(item -> !shown.test(number.applyAsLong(item), last))
                    .toList();
        }
        List<T> items = rest.subList(0, Math.min(size, rest.size()));
        return new Page<>(items, items.size() == rest.size() ? null : seal(number.applyAsLong(items.getLast())));
    }

    private static int size(@Nullable String text) {
        if (text == null) {
            return DEFAULT_SIZE;
        }
        try {
            int size = Integer.parseInt(text);
            if (size >= 1 && size <= MAXIMUM_SIZE) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new WesException(400, "page_size must be a number.");
        }
        throw new WesException(400, "page_size must be between 1 and " + MAXIMUM_SIZE + ".");
    }

    private String seal(long last) {
        String content = ENCODER.encodeToString(("{\"last\": " + last + "}").getBytes(StandardCharsets.UTF_8));
        return content + "." + ENCODER.encodeToString(sign(content));
    }

    private long open(String token) {
        try {
            int dot = token.indexOf('.');
            String content = token.substring(0, Math.max(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            if (MessageDigest.isEqual(signature, sign(content))) {
                String json = new String(Base64.getUrlDecoder().decode(content), StandardCharsets.UTF_8);
                return Long.parseLong(json.replaceAll("[^0-9]", ""));
            }
        } catch (IllegalArgumentException e) {
            throw new WesException(400, "Invalid page_token.");
        }
        throw new WesException(400, "Invalid page_token.");
    }

    private byte[] sign(String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
