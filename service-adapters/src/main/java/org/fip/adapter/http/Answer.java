package org.fip.adapter.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered, of whatever status, read into memory within the size limit.
 *
 * @param contentType as sent; never trusted to tell what the body is
 * @param server the {@code Server} header
 */
public record Answer(
        int status,
        @Nullable String contentType,
        @Nullable String server,
        @Nullable Duration retryAfter,
        String body) {

    private static final int MAX_MESSAGE = 300;
    private static final List<String> MESSAGE_MEMBERS = List.of("msg", "message", "detail", "error", "title");

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The body as JSON, if it is any. */
    public Optional<ForeignJson> json() {
        return ForeignJson.read(body);
    }

    /** Whether the body begins as JSON and is none: it was damaged on its way, and nothing in it is the server's word. */
    public boolean isDamaged() {
        String text = body.stripLeading();
        return (text.startsWith("{") || text.startsWith("[")) && json().isEmpty();
    }

    /** The server's own words about an error, in one line; servers have many names for them. */
    public String message() {
        String text = json().map(body -> MESSAGE_MEMBERS.stream()
                        .map(name -> body.at(name).text(""))
                        .filter(words -> !words.isBlank())
                        .findFirst()
                        .orElse(""))
                .orElse(body);
        String line = PlainText.line(text, MAX_MESSAGE);
        return line.isBlank() ? "The server answered with status " + status + "." : line;
    }

    @Override
    public String toString() {
        return "Answer[" + status + ", " + body.length() + " characters]";
    }
}
