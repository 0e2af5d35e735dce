package org.fip.adapter.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.fip.adapter.ConnectionLimits;
import org.fip.adapter.Outcome;
import org.jspecify.annotations.Nullable;

/** Reads an answer into memory, but neither a huge nor an endlessly slow one. */
final class AnswerReader {

    private static final int BUFFER = 16 * 1024;
    private static final int PATIENCE = 4;
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private AnswerReader() {}

    static Outcome<Answer> read(ClassicHttpResponse response, ConnectionLimits limits) throws IOException {
        HttpEntity entity = response.getEntity();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Each read may take as long as the read timeout; a server that drips must still come to an end.
        long deadline =
                System.nanoTime() + limits.readTimeout().multipliedBy(PATIENCE).toNanos();
        if (entity != null) {
            InputStream in = entity.getContent();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
                if (bytes.size() > limits.maxAnswerBytes()) {
                    return new Outcome.Malformed<>("The answer is larger than we take.", false);
                }
                if (System.nanoTime() - deadline > 0) {
                    return new Outcome.Unreachable<>("The answer came too slowly.", false, null);
                }
            }
        }
        return Outcome.ok(new Answer(
                response.getCode(),
                header(response, "Content-Type"),
                header(response, "Server"),
                retryAfter(header(response, "Retry-After"), Instant.now()),
                bytes.toString(StandardCharsets.UTF_8)));
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** Seconds or an HTTP date; anything else, and waits of more than a day, count as not said or as a day. */
    static @Nullable Duration retryAfter(@Nullable String value, Instant now) {
        if (value == null) {
            return null;
        }
        Duration wait;
        try {
            String text = value.strip();
            wait = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? Duration.ofSeconds(text.length() > 9 ? LONGEST_WAIT.toSeconds() : Long.parseLong(text))
                    : Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeParseException unreadable) {
            return null;
        }
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
