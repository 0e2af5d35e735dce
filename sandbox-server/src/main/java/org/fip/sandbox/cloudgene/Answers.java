package org.fip.sandbox.cloudgene;

import java.util.List;
import java.util.Map;
import org.fip.sandbox.cloudgene.shared.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The shapes that many answers of version 3 share. */
final class Answers {

    private Answers() {}

    /** What user, token and restart calls answer. */
    static Map<String, @Nullable Object> message(String message, boolean success) {
        return Json.object("message", message, "success", success, "time", 0, "type", 0);
    }

    /** The error document of the framework under Cloudgene 3. */
    static Map<String, @Nullable Object> halError(int status, String text, String path) {
        return Json.object(
                "_links",
                Json.object(
                        "self",
                        List.of(Json.object(
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
                Json.object(
                        "errors",
                        List.of(Json.object(
                                "_links",
                                Json.object(),
                                "_embedded",
                                Json.object(),
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
