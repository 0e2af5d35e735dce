package org.fip.sandbox.cloudgene;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** JSON objects with their keys in the order in which the real server writes them. */
final class Json {

    private Json() {}

    /** An object from keys and values in turn. */
    static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return object;
    }

    /** What user, token and restart calls answer. */
    static Map<String, @Nullable Object> message(String message, boolean success) {
        return object("message", message, "success", success, "time", 0, "type", 0);
    }

    /** The error document of the framework under Cloudgene 3. */
    static Map<String, @Nullable Object> halError(int status, String text, String path) {
        return object(
                "_links",
                object(
                        "self",
                        List.of(object(
                                "href",
                                path,
                                "templated",
                                false,
                                "type",
                                null,
                                "deprecation",
                                null,
                                "profile",
                                null,
                                "name",
                                null,
                                "title",
                                null,
                                "hreflang",
                                null))),
                "_embedded",
                object(
                        "errors",
                        List.of(object(
                                "_links",
                                object(),
                                "_embedded",
                                object(),
                                "message",
                                text,
                                "logref",
                                null,
                                "path",
                                null))),
                "message",
                reason(status),
                "logref",
                null,
                "path",
                null);
    }

    private static String reason(int status) {
        // Cloudgene's framework uses the older name of 413.
        return status == 413
                ? "Request Entity Too Large"
                : HttpStatus.valueOf(status).getReasonPhrase();
    }
}
