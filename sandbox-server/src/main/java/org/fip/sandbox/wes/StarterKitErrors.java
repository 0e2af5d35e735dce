package org.fip.sandbox.wes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The Starter Kit's errors have three shapes: its own, its framework's, and one for missing fields. */
@Component
@InStarterKitStyle
class StarterKitErrors implements ErrorShape {

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record Own(String timestamp, int statusCode, String error, String msg) {}

    private record Framework(String timestamp, int status, String error, String path) {}

    private record MissingField(int statusCode, String error, String message) {}

    @Override
    public Object body(int status, String reason, String path) {
        return status >= 500 ? framework(status, path) : new Own(now(), status, name(status), reason);
    }

    /** What the framework below says, which is next to nothing. */
    static Object framework(int status, String path) {
        return new Framework(now(), status, name(status), path);
    }

    static Object missing(String field) {
        return new MissingField(
                400,
                name(400),
                "Required request parameter '%s' for method parameter type String is not present".formatted(field));
    }

    private static String name(int status) {
        return HttpStatus.valueOf(status).getReasonPhrase();
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
