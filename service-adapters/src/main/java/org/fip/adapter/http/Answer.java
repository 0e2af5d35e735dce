package org.fip.adapter.http;

import java.time.Duration;
import java.util.Optional;
import org.fip.adapter.foreign.ForeignJson;
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

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The body as JSON, if it is any. */
    public Optional<ForeignJson> json() {
        return ForeignJson.read(body);
    }

    @Override
    public String toString() {
        return "Answer[" + status + ", " + body.length() + " characters]";
    }
}
