package org.fip.common.request;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** The id that ties a user's click to every log line it caused; travels as {@code X-Request-Id}. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    static final String MDC_KEY = "request_id";
    // What callers send ends up in logs: only harmless characters, only a sane length.
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {}

    /** The id of the request at hand, or {@code "-"} outside of one. */
    public static String current() {
        return Objects.requireNonNullElse(MDC.get(MDC_KEY), "-");
    }

    /** What a caller sent, if that is harmless, or a new one. */
    public static String acceptOrCreate(@org.jspecify.annotations.Nullable String sent) {
        return sent != null && SAFE.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
